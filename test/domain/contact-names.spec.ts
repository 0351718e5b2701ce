import assert from 'node:assert/strict';
import { checkContactName } from '../../src/domain/contact-names.ts';

describe('contact names', () => {
  it('that Microsoft refuses are refused', () => {
    for (const [name, key] of [
      ['A', 'problem.contactName.tooShort'],
      ['o', 'problem.contactName.tooShort'],
      ['Ж', 'problem.contactName.tooShort'],
      ['Ａ', 'problem.contactName.tooShort'],
      ['A\u200b\u200d', 'problem.contactName.tooShort'],
      ['123', 'problem.contactName.noLetters'],
      ['٣٤', 'problem.contactName.noLetters'],
      ['.-!', 'problem.contactName.noLetters'],
      ['🙂🙂', 'problem.contactName.noLetters'],
      ['👩\u200d👧', 'problem.contactName.noLetters'],
      ['\u3164\u115f', 'problem.contactName.noLetters'],
      ['\u0000\u202e\ud800\u200b', 'problem.contactName.noLetters'],
      ['Test', 'problem.contactName.placeholder'],
      ['ADMIN', 'problem.contactName.placeholder'],
    ] as const) {
      assert.deepEqual(checkContactName(name), { refusal: { key } }, name);
    }
  });

  it('of real people pass', () => {
    const names = [
      [
        'Ng',
        'Wu',
        'Đỗ',
        'Bo',
        'Jo-Ann',
        'J.',
        'A. B.',
        "O'Neill",
        'D’Arcy',
        'Testa',
        'Nobody-Smith',
        'José María',
        'Nguyễn Thị Ánh',
      ],
      [
        '李',
        '欧阳',
        '葛\u{e0100}',
        '김',
        'ゆき',
        'Ø',
        'Å',
        'Ý',
        'Y\u0301',
        'نور',
        'می\u200cخواهم',
        'ក\u17d2ក',
        'ဦး',
        'ზ',
        'X Æ A-12',
        'Ruiz 3rd',
      ],
      ['Z\u0351\u0317a\u0334lgo', '𠮷野'],
    ].flat();
    for (const name of names) {
      assert.deepEqual(checkContactName(name), { value: name }, name);
    }
  });
});
