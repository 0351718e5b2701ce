import assert from 'node:assert/strict';
import { requirementsFor } from '../../../src/domain/countries/country-requirements.ts';
import { countryCodes, countryOf } from '../../../src/domain/countries/country-table.ts';
import { checkPostalCode } from '../../../src/domain/countries/postal-codes.ts';
import type { PostalCases, PostalCasesOfCountry } from './postal-cases.ts';
import { postalCasesAToI } from './postal-cases-a-i.ts';
import { postalCasesJToZ } from './postal-cases-j-z.ts';

interface Case {
  readonly country: string;
  readonly typed: string;
  /** Absent: refused. */
  readonly written?: string;
}

const lists: PostalCases = { ...postalCasesAToI, ...postalCasesJToZ };
const listed = Object.entries(lists);

const right = casesOf(({ right }) => codes(right).map((code) => [code, code]));
const otherSpellings = [
  ...casesOf(({ typed = {} }) => Object.entries(typed)),
  ...right.flatMap(({ country, typed }) =>
    [...spellings(typed, country)].map((spelling) => ({ country, typed: spelling, written: typed })),
  ),
];
const wrong = casesOf(({ wrong }) => codes(wrong).map((code) => [code]));
const unissued = casesOf(({ unissued = '' }) => codes(unissued).map((code) => [code]));

describe(`postal codes of ${listed.length} countries`, () => {
  it(`${right.length} right codes stay as they are written`, () => assert.deepEqual(failures(right), []));

  it(`${otherSpellings.length} other ways to type them end there`, () => {
    assert.deepEqual(failures(otherSpellings), []);
  });

  it(`${wrong.length} codes of a wrong form are refused`, () => assert.deepEqual(failures(wrong), []));

  it(`${unissued.length} codes that nobody there has are refused`, () => assert.deepEqual(failures(unissued), []));

  it('are asked of everybody where the post asks for them', () => {
    const required = countryCodes.filter((country) => requirementsFor(country).postalCode?.required);
    assert.equal(
      required.join(' '),
      'AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM IN IO IT ' +
        'JE JP KR LI LT LU LV MF MH MP MQ MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RU SE SG SH SJ SK SM TC TW UA US ' +
        'VI WF YT ZA',
    );
  });

  it('have cases wherever there are codes, and nowhere else', () => {
    const last = Object.keys(postalCasesJToZ).length > 0 ? 'ZZ' : 'IZ';
    const withCodes = countryCodes.filter((country) => country <= last && countryOf(country).postalCode);
    assert.deepEqual(Object.keys(lists).sort(), [...withCodes].sort());
  });
});

/** Pairs of what is typed and how it is written. */
function casesOf(pairs: (cases: PostalCasesOfCountry) => readonly (readonly string[])[]) {
  return listed.flatMap(([country, cases]) =>
    pairs(cases).map(([typed = '', written]): Case => ({ country, typed, ...(written ? { written } : {}) })),
  );
}

function codes(list: string): string[] {
  return list.split(', ').filter((code) => code !== '');
}

/** The ways to type a code that hold in every country. */
function spellings(code: string, country: string): ReadonlySet<string> {
  const bare = code.replace(/[ -]/g, '');
  const wide = code.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  const { prefixes = [] } = countryOf(country).postalCode ?? {};
  const isPrefixed = code.startsWith(country) ? [] : [country, ...prefixes];
  return new Set([
    code.toLowerCase(),
    bare,
    bare.toLowerCase(),
    wide.replaceAll(' ', '\u3000'),
    code.replaceAll('-', '–'),
    code.replaceAll(' ', '\u00a0'),
    ` ${code}\t`,
    ...isPrefixed.flatMap((prefix) => [`${prefix}-${code}`, `${prefix.toLowerCase()} ${bare}`]),
  ]);
}

/** What came out otherwise than it should. */
function failures(cases: readonly Case[]): string[] {
  return cases.flatMap(({ country, typed, written }) => {
    const verdict = checkPostalCode(typed, { country });
    const got = 'refusal' in verdict ? undefined : verdict.value;
    return got === written ? [] : [`${country} ${typed}: ${got ?? 'refused'}, not ${written ?? 'refused'}`];
  });
}
