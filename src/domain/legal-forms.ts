import { withoutLatinPhrases } from './legal-form-patterns.ts';

/** Legal forms that Microsoft refuses as a whole company name. Source: Partner Center, "Validate company names", 2023-01-11. */
const refusedAlone =
  'cpa pty gmbh ptyltd llp plc pteltd wll privatelimited corp lda pvt corporation sarl pvtltd inc kft zrt incorporated ' +
  'ltd ooo limited llc sdnbhd';

/** Words of legal forms in the world's registers, without dots: what is left out of a domain. */
const words = new Set(
  (
    'ab ad ag aktiengesellschaft ao aps as asa bhd bt bv bvba cc co company corp corporation cv doo ead eeig eg ehf eirl eireli ek ekfm ekfr eood ev eurl ' +
    'fz fzc fze fzco fzllc gbr gesmbh gmbh haftungsbeschrankt hf ik inc incorporated jdoo jsc kb kda kft kg kgaa kk ks ky lc lda limited llc llp lp ' +
    'ltd ltda mbh me nv nyrt oao od oe oeg ohg oo ood ooo ou oy oyj pao partg plc pjsc private pt pte pteltd pty ptyltd publ pvt ' +
    'pvtltd rl rt sa sab sac sae sagl sapi sarl sas sasu sc sca scop scs sdn se sia sicav sl slu snc spa spj spk spol spolka ' +
    'spzoo srl srls sro ss sti su tbk too tov ug uab vof wll xk zao zrt sp zoo'
  ).split(' '),
);

/** What stands between two words of a legal form: GmbH & Co. KG, S.A. de C.V., Sp. z o.o. */
const joints = new Set(['&', '+', 'and', 'und', 'et', 'y', 'de', 'z', 'r', 'u']);

/** Forms that stand before the name, in upper case: `Ab Initio` and `Too Good To Go` begin with words. */
const leading = new Set('AB AO OOO OAO PAO ZAO TOO TOV PT CV UAB SIA OU'.split(' '));

const refused = new Set(refusedAlone.split(' '));

/** Whether a name is a legal form and nothing else. */
export function isLegalFormAlone(companyName: string): boolean {
  return refused.has(
    companyName
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s.,"'„“”«»]/g, ''),
  );
}

/** A company's name in ASCII without its legal form; the last word that is left stays, whatever it is. */
export function withoutLegalForm(companyName: string): string {
  // San. ve Tic. A.Ş.: a phrase may be last when the words behind it are gone.
  const shorter = withoutLegalWords(withoutLatinPhrases(companyName));
  return shorter === companyName ? shorter : withoutLegalForm(shorter);
}

function withoutLegalWords(companyName: string): string {
  const rest = companyName.split(/[\s,]+/).filter(Boolean);
  while (rest.length > 1 && isLegalWord(rest.at(-1))) {
    rest.pop();
    while (rest.length > 1 && joints.has(bare(rest.at(-1)))) rest.pop();
  }
  if (rest.length > 1 && leading.has((rest[0] ?? '').replace(/[.,"']/g, ''))) rest.shift();
  return rest.join(' ');
}

/** Whether a word is a legal form, or several that are written together. */
export function isLegalWord(word: string | undefined): boolean {
  // Co.KG, Pty.Ltd: forms that are written together.
  const parts = (word ?? '').toLowerCase().split('.').map(bare).filter(Boolean);
  return words.has(bare(word)) || (parts.length > 0 && parts.every((part) => words.has(part)));
}

function bare(word: string | undefined): string {
  return (word ?? '').toLowerCase().replace(/[^a-z0-9&+]/g, '');
}
