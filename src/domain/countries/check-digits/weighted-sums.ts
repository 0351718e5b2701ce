import { valueAt, weightedSum } from './weighted-sum.ts';

/*
 * Whether the check digits of a number are right, for the numbers whose check digits follow from a weighted sum. A number
 * comes in its compact form and matches the pattern of its kind. Where a remainder has two digits, no such number exists.
 * Those of organizations were compared with public numbers of well-known companies (2026-11); persons' (PESEL, 12-digit
 * ИНН, TCKN, РНОКПП) are nobody's to publish. All were compared with npm stdnum 1.12.0 (2026-08) where it knows the number.
 */

/** Azerbaijan, VÖEN: the ninth digit; the tenth says what the taxpayer is. Source: python-stdnum, `az.voen`. */
export function voen(number: string): boolean {
  return valueAt(number, 8) === weightedSum(number, [4, 1, 8, 6, 2, 7, 5, 3]) % 11;
}

/** Belarus, УНП of an organization. Source: be.wikipedia.org, "Уліковы нумар плацельшчыка". */
export function unp(number: string): boolean {
  return valueAt(number, 8) === weightedSum(number, [29, 23, 19, 17, 13, 7, 5, 3]) % 11;
}

/** Brazil, CNPJ, with letters since July 2026. Source: Receita Federal, instruction RFB 2.229/2024. */
export function cnpj(number: string): boolean {
  const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  return (
    valueAt(number, 12) === elevenLess(weightedSum(number, weights.slice(1))) &&
    valueAt(number, 13) === elevenLess(weightedSum(number, weights))
  );
}

/** Hungary, adószám: the eighth digit, of eleven or eight. Source: NAV (tax office), "Az adószám felépítése". */
export function adoszam(number: string): boolean {
  return weightedSum(number, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0;
}

/** Kazakhstan, БСН / БИН and ЖСН / ИИН. Source: Government of Kazakhstan, decree 565 of 2003-06-11. */
export function bin(number: string): boolean {
  const remainder = weightedSum(number, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  const again = weightedSum(number, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
  return valueAt(number, 11) === (remainder === 10 ? again : remainder);
}

/** Moldova, IDNO and IDNP. Source: Public Services Agency (idno.md); python-stdnum, `md.idno`. */
export function idno(number: string): boolean {
  return valueAt(number, 12) === weightedSum(number, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10;
}

/** Poland, NIP. Source: Ministry of Finance; pl.wikipedia.org, "Numer identyfikacji podatkowej". */
export function nip(number: string): boolean {
  return valueAt(number, 9) === weightedSum(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11;
}

/** Poland, PESEL; some with wrong check digits are in use. Source: gov.pl, "Czym jest numer PESEL". */
export function pesel(number: string): boolean {
  return weightedSum(number, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

const innWeights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** Russia, ИНН of an organization. Source: ru.wikipedia.org, "Идентификационный номер налогоплательщика". */
export function inn(number: string): boolean {
  return valueAt(number, 9) === (weightedSum(number, innWeights.slice(2)) % 11) % 10;
}

/** Russia, ИНН of a person. Source: as above. */
export function personalInn(number: string): boolean {
  return (
    valueAt(number, 10) === (weightedSum(number, innWeights.slice(1)) % 11) % 10 &&
    valueAt(number, 11) === (weightedSum(number, innWeights) % 11) % 10
  );
}

/** Thailand, of organizations and persons. Source: th.wikipedia.org, "เลขประจำตัวประชาชนไทย". */
export function thaiTaxpayerNumber(number: string): boolean {
  return valueAt(number, 12) === (11 - (weightedSum(number, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
}

/** Türkiye, T.C. kimlik numarası of a person. Source: tr.wikipedia.org, "T.C. kimlik numarası". */
export function tckn(number: string): boolean {
  return (
    valueAt(number, 9) === weightedSum(number, [7, 9, 7, 9, 7, 9, 7, 9, 7]) % 10 &&
    valueAt(number, 10) === weightedSum(number, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10
  );
}

/** Ukraine, ЄДРПОУ; the weights depend on the number. Source: uk.wikipedia.org, "Код ЄДРПОУ". */
export function edrpou(number: string): boolean {
  const weights = /^[345]/.test(number) ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
  const remainder = weightedSum(number, weights) % 11;
  const again =
    (weightedSum(
      number,
      weights.map((weight) => weight + 2),
    ) %
      11) %
    10;
  return valueAt(number, 7) === (remainder === 10 ? again : remainder);
}

/** Ukraine, РНОКПП of a person; the first weight, -1, is 10 in remainders of 11. Source: uk.wikipedia.org, "РНОКПП". */
export function rnokpp(number: string): boolean {
  return valueAt(number, 9) === (weightedSum(number, [10, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) % 10;
}

/** Venezuela, RIF: the letter counts as 1 to 5; C (communes) as J. Source: SENIAT; C: four public numbers. */
export function rif(number: string): boolean {
  const letter = 'VEJPG'.indexOf(number.charAt(0).replace('C', 'J')) + 1;
  const sum = weightedSum(`${letter}${number.slice(1)}`, [4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return valueAt(number, 9) === elevenLess(sum);
}

/** Vietnam, mã số thuế: the tenth digit; a branch has three more. Source: npm stdnum, `VN.mst`; five public numbers. */
export function maSoThue(number: string): boolean {
  return valueAt(number, 9) === 10 - (weightedSum(number, [31, 29, 23, 19, 17, 13, 7, 5, 3]) % 11);
}

/** Brazil's and Venezuela's common end: 11 less the remainder, 0 where that has two digits. */
function elevenLess(sum: number): number {
  return ((11 - (sum % 11)) % 11) % 10;
}
