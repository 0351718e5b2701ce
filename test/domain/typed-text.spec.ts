import assert from 'node:assert/strict';
import { checkCompanyName } from '../../src/domain/company-names.ts';
import { checkContactName } from '../../src/domain/contact-names.ts';
import { checkEmail } from '../../src/domain/emails.ts';
import { printable, tidy, tidyCode } from '../../src/domain/typed-text.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { seededRandom } from '../support/seeded-random.ts';

const slowestMs = 5;
const size = 250_000;

const more = [
  ...['\n', 'a\n', '\t ', 'a\u00a0', '\u0000', 'a\u0000', '\ud800', 'a\u202e', '\u200d', '\u3164'],
  ...[
    '\u0301\u0327',
    '\ufdfa',
    '٣',
    '２',
    '–',
    '李',
    '👩\u200d👧',
    'a@',
    '1 2 ',
    'contoso.com ',
    'Co.KG',
    'LLC',
    'x-',
    '(',
    '"',
  ],
].map((text) => text.repeat(Math.ceil(size / text.length)).slice(0, size));

const characters = [
  ...'aZ9.-@ \t\r\n',
  ...[
    '\u0000',
    '\u0085',
    '\u00a0',
    '\u00ad',
    '\u0301',
    '\u061c',
    '\u200b',
    '\u200d',
    '\u200e',
    '\u2028',
    '\u202e',
    '\u2066',
  ],
  ...[
    '\u3000',
    '\u3164',
    '\ufeff',
    '\uffff',
    '\ud83d',
    '\ude42',
    '\u{1f642}',
    '\u{e0061}',
    'é',
    '李',
    '٣',
    '２',
    'ﷺ',
    '－',
    'ー',
    '．',
  ],
];

/** Texts of any characters, with everything among them that text can go wrong by. */
function randomTexts(): readonly string[] {
  const random = seededRandom(11);
  const pick = () => characters[Math.floor(random() * characters.length)] ?? '';
  return Array.from({ length: 5_000 }, () => Array.from({ length: Math.floor(random() * 12) }, pick).join(''));
}

describe('typed text', () => {
  it('is made one line as people mean it', () => {
    for (const [typed, meant] of [
      ['  Contoso \t\r\n Ltd ', 'Contoso Ltd'],
      ['Contoso\u00a0\u3000Ltd\u2028', 'Contoso Ltd'],
      ['Contoso\vLtd', 'Contoso Ltd'],
      ['Con\u200btoso\ufeff \u00adLtd\u200f', 'Contoso Ltd'],
      ['\u202eosotnoC\u202c \u2066x\u2069', 'osotnoC x'],
      ['a\u0000\u0007\ud800b\udc00', 'ab'],
      ['می\u200cخواهم', 'می\u200cخواهم'],
      ['👩\u200d👧', '👩\u200d👧'],
      ['葛\u{e0100}', '葛\u{e0100}'],
      ['\u200b \u200d\u3164\u115f', ''],
      ['\u2800 \u2800', ''],
      ['⠁\u2800⠃', '⠁\u2800⠃'],
      ['', ''],
    ] as const) {
      assert.equal(tidy(typed), meant, JSON.stringify(typed));
    }
  });

  it('stays as it is once it is tidy', () => {
    for (const text of [...randomTexts(), ...hostileTexts.all, ...more]) {
      const line = tidy(text);
      const start = JSON.stringify(text.slice(0, 40));
      assert.ok(tidy(line) === line, start);
      assert.ok(!/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|^\s|\s$|\s\s/u.test(line), start);
    }
    for (const text of [...randomTexts(), ...hostileTexts.short]) {
      assert.equal(tidyCode(tidyCode(text)), tidyCode(text), JSON.stringify(text));
    }
  });

  it('of a length that no field takes is still too long for any', () => {
    assert.ok(tidy('a'.repeat(size)).length > 255);
    assert.ok(tidy(`${' '.repeat(size)}${'ab '.repeat(200)}`).length > 255);
    assert.equal(tidy(`${' '.repeat(size)}a${' '.repeat(size)}`), 'a');
  });

  it('of a code has plain characters', () => {
    assert.equal(tidyCode(' １５４ー００２３\u200b'), '154-0023');
    assert.equal(tidyCode('d–٠١٢'), 'D-012');
  });

  it('keeps its spaces where it is only made printable', () => {
    assert.equal(printable(' a  b\r\n\tc\u0000\u202e '), ' a  b c ');
  });

  it('is judged within 5 ms, whatever it is, and never makes a rule throw', () => {
    const rules = {
      tidy,
      tidyCode,
      checkCompanyName,
      checkContactName,
      checkEmail: (text: string) => checkEmail(text, ['partner.com']),
    };
    const random = randomTexts();
    for (const [name, rule] of Object.entries(rules)) {
      for (const text of random) assert.doesNotThrow(() => rule(text), `${name} ${JSON.stringify(text)}`);
      for (const text of [...hostileTexts.all, ...more]) {
        // The fastest of some: another process may take the processor meanwhile.
        const milliseconds = Array.from({ length: 4 }, () => {
          const start = performance.now();
          rule(text);
          return performance.now() - start;
        });
        assert.ok(
          Math.min(...milliseconds) < slowestMs,
          `${name} ${JSON.stringify(text.slice(0, 40))} ${milliseconds}`,
        );
      }
    }
  });
});
