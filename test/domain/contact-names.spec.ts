import assert from 'node:assert/strict';
import { checkContactName } from '../../src/domain/contact-names.ts';

describe('contact names', () => {
  it('that Microsoft refuses are refused', () => {
    for (const [name, key] of [
      ['A', 'problem.contactName.tooShort'],
      ['123', 'problem.contactName.noLetters'],
      ['🙂🙂', 'problem.contactName.noLetters'],
      ['Test', 'problem.contactName.placeholder'],
      ['ADMIN', 'problem.contactName.placeholder'],
    ] as const) {
      assert.deepEqual(checkContactName(name), { refusal: { key } }, name);
    }
  });

  it('of real people pass', () => {
    for (const name of ['Ng', '李', '김', "O'Neill", 'Testa', 'José María', 'نور']) {
      assert.deepEqual(checkContactName(name), { value: name }, name);
    }
  });
});
