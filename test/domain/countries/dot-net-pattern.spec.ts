import assert from 'node:assert/strict';
import { matchesDotNet } from '../../../src/domain/countries/dot-net-pattern.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const northAmericanPhone = '^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$';

/** [pattern, values that match, values that do not] */
const read: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['^\\d{5}(-\\d{4})?$', ['98052', '98052-6399', '98052\n'], ['9805', '98052-', '98052-63991', '\n98052']],
  [northAmericanPhone, ['4255550101', '1 (425) 555-0101', '425.555/0101'], ['425555010', '(425 5550101']],
  ['^(\\d{7}|\\d{10})$', ['1234567', '1234567890'], ['12345678', '']],
  ['^PT[\\d]{9,9}$', ['PT980152267'], ['PT98015226', 'pt980152267']],
  ['^(?!000)\\d{5}$', ['00100'], ['00012']],
  ['^(?=.*[A-Z])[A-Z\\d]{3,}$', ['12A'], ['123', 'A']],
  ['(?<=-)\\d(?<!9)$', ['a-1'], ['1', '-9']],
  ['\\A\\d{4}\\z', ['1050'], ['1050\n', '10500']],
  ['\\A\\d{4}\\Z', ['1050', '1050\n'], ['1050\n\n']],
  ["^(?<first>\\d)(?'second'[a-z])(?:-)?$", ['1a', '1a-'], ['a1']],
  ['^\\p{Lu}\\p{L}+\\P{L}$', ['Éa1', 'Жук!'], ['éa1', 'Жук']],
  ['^[\\p{Nd}\\w.\\-]+$', ['a-1_.', '٣'], ['a b', '']],
  ['^\\d$', ['7', '٣'], ['x', '²']],
  ['^\\w$', ['é', 'Ж', '_', '\u0301'], ['-', '\u0903']],
  ['^\\s$', ['\u0085', '\u3000', '\v'], ['\ufeff', '']],
  ['^.$', ['a', '\u2028', '\r'], ['\n', '🙂']],
  ['\\bab\\b', ['x ab-', 'ab'], ['xab', 'ab\u200d', 'é ab1']],
  ['^[]a-]+$', [']-a'], ['b']],
  ['^[^]a]$', ['b', '^'], [']', 'a']],
  ['^[+--]$', [','], ['.']],
  ['^[\\d-x]$', ['4', '-', 'x'], ['y']],
  ['^\\x41\\u0042\\t\\/\\-\\ \\#$', ['AB\t/- #'], ['ab\t/- #']],
  ['^a{2,}b{0,1}c{1}?d*?$', ['aac', 'aaabcdd'], ['ac', 'aabbc']],
  ['^(|a|bc){2}$', ['', 'abc', 'bc'], ['abca', 'b']],
  ['^(a?){3,5}$', ['', 'aaaaa'], ['aaaaaa']],
  ['(?i)^[a-c]x|K$', ['BX', 'bxy', '-k'], ['dx']],
  ['(?i)^[^a-c\\d]$', ['d', '-'], ['A', 'b', '1']],
  ['b', ['abc'], ['ac']],
];

/** Refused by .NET, read otherwise by JavaScript, or not worth the doubt. */
const unread = (
  '[a-z-[aeiou]] [a-[b]] [[:alpha:]] [] [^] [z-a] [a-\\d] [\\--a] [+-\\-] [[] ] } { {1} a{,2} a{2,1} a{99999999999} ' +
  'a(?i)b (?i:a) (?-i)a (?m)^a$ (?s). (?x)a (?n)(a) (?i)é (?i)[a-ÿ] (?i)\\p{Lu} (?i)(?i)a ' +
  '\\p{IsCyrillic} \\p{LC} \\p{Letter} \\pL \\p{l} \\a \\e \\G \\cA \\0 \\01 \\1 (a)\\1 (?<a>b)\\k<a> \\<a> \\K \\R \\X \\Q \\_ \\é \\x4 \\u41 ' +
  '(?>a) (?#x)a a(?#x)* (?(a)b|c) (?(?=a)b|c) (?<a-b>c) (?<-a>b) (?<1>a) (?P<a>b) (?|a) (?R) (?) ( ) (a a)) ' +
  '* + ? a** a++ a*+ a??? a{2}{3} a|* (*a) (?:*) \\'
).split(' ');

const hostile: readonly string[] = [
  '^(a+)+$',
  '^(\\w+\\s?)*$',
  '^(\\d+|\\d)*$',
  '^(a|a)*$',
  '^(a|aa)+$',
  '(.*)*(.*)*(.*)*x',
  '((((((((a*)*)+)*)+)*)+)*)+b',
  '((((a*)*a*)*a*)*a*)*b',
  '^(?=(.*.*)*$)(?!(a*)*$)',
  '(?<=(.*)*)(?<!(.*)*)',
  '(?=.*(?=.*(?=.*(?=.*(?=.*b)))))',
  '(a{0,40}){0,999999999}'.repeat(40),
  '()*'.repeat(300),
  `${'('.repeat(20)}a${'*)'.repeat(20)}`,
  `${'('.repeat(499)}a${')'.repeat(499)}`,
  `${'(a|'.repeat(15)}x${')*'.repeat(15)}b`,
  `${'a|'.repeat(490)}b`,
  `([${'\\p{L}'.repeat(190)}]*)*1`,
  '[',
  '\\',
  '\ud800',
];

const values = [
  `${'a'.repeat(39)}!`,
  'a'.repeat(40),
  `${'1'.repeat(39)}!`,
  'ab 12 '.repeat(6),
  '\ud800'.repeat(40),
  '',
];

/** What JavaScript reads as .NET does, as long as the value is ASCII and has no line end. */
const atoms =
  'a b 1 - \\- . \\. \\d \\w \\s \\D \\W \\S [ab] [^a] [a-c1] [-a] [a-] [\\d-] [\\w.-] [^\\d\\s] [b-z-9] [\\]a] \\x61'.split(
    ' ',
  );
const anchors = '^ $ \\b \\B'.split(' ');
const quantifiers = ',,,,*,+,?,{2},{2;},{1;3},{0;2},*?,+?,??,{1;2}?'.split(',').map((text) => text.replace(';', ','));
const groups = ['(', '(?:', '(?=', '(?!', '(?<=', '(?<!'];

function randomPattern(random: () => number, depth: number): string {
  const pick = (choices: readonly string[]) => choices[Math.floor(random() * choices.length)] ?? '';
  const part = (): string => {
    if (random() < 0.15) return pick(anchors);
    if (depth === 0 || random() < 0.6) return pick(atoms) + pick(quantifiers);
    const open = pick(groups);
    return `${open}${randomPattern(random, depth - 1)})${/[=!]/.test(open) ? '' : pick(quantifiers)}`;
  };
  const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, part).join('');
  return random() < 0.2 ? `${parts}|${randomPattern(random, 0)}` : parts;
}

function randomText(random: () => number): string {
  const characters = 'aabbc112- .z]AB';
  return Array.from({ length: Math.floor(random() * 9) }, () => characters.charAt(random() * characters.length)).join(
    '',
  );
}

describe('.NET patterns', () => {
  for (const [pattern, right, wrong] of read) {
    it(`are read: ${pattern}`, () => {
      for (const value of right) assert.equal(matchesDotNet(pattern, value), true, JSON.stringify(value));
      for (const value of wrong) assert.equal(matchesDotNet(pattern, value), false, JSON.stringify(value));
    });
  }

  it('say nothing when they are not read with certainty', () => {
    for (const pattern of unread) assert.equal(matchesDotNet(pattern, 'a'), undefined, pattern);
    assert.equal(matchesDotNet('[a-z-[aeiou]]', 'b'), undefined);
    assert.equal(matchesDotNet('(?i)^[a-z]$', 'é'), undefined);
  });

  it('say nothing without a pattern, and of values that are too long for one', () => {
    assert.equal(matchesDotNet(undefined, 'a'), undefined);
    assert.equal(matchesDotNet('', 'a'), undefined);
    assert.equal(matchesDotNet('^a*$', 'a'.repeat(40)), true);
    assert.equal(matchesDotNet('^a*$', 'a'.repeat(41)), undefined);
    assert.equal(matchesDotNet('a'.repeat(1_001), 'a'), undefined);
  });

  it('match what JavaScript matches where both mean the same', () => {
    const random = seededRandom(5);
    const seen = { true: 0, false: 0, undefined: 0 };
    for (let count = 0; count < 2_000; count += 1) {
      const ignoreCase = random() < 0.2;
      const pattern = randomPattern(random, 2);
      const expression = new RegExp(pattern, ignoreCase ? 'i' : '');
      for (let values = 0; values < 3; values += 1) {
        const value = randomText(random);
        const isMatch = matchesDotNet(ignoreCase ? `(?i)${pattern}` : pattern, value);
        seen[`${isMatch}`] += 1;
        if (isMatch === undefined) continue;
        assert.equal(isMatch, expression.test(value), `${expression} ${JSON.stringify(value)}`);
      }
    }
    assert.ok(seen.true > 1_000 && seen.false > 1_000 && seen.undefined < 10, JSON.stringify(seen));
  });

  it('are decided soon, however they are nested', () => {
    assert.equal(matchesDotNet('^(a+)+$', `${'a'.repeat(39)}!`), false);
    assert.equal(matchesDotNet('^(\\d+|\\d)*$', '1'.repeat(40)), true);
    for (const pattern of hostile) {
      for (const value of values) {
        // The fastest of some: another process may take the processor meanwhile.
        const milliseconds = Array.from({ length: 5 }, () => {
          const start = performance.now();
          matchesDotNet(pattern, value);
          return performance.now() - start;
        });
        assert.ok(Math.min(...milliseconds) < 5, `${pattern} ${milliseconds}`);
      }
    }
  });

  it('answer the same whatever was asked meanwhile', () => {
    const answers = () => hostile.map((pattern) => values.map((value) => matchesDotNet(pattern, value)));
    const first = answers();
    for (let count = 0; count < 1_000; count += 1) matchesDotNet(`^a{${count}}$`, 'a');
    assert.deepEqual(answers(), first);
  });
});
