import assert from 'node:assert/strict';
import { columns, plainText, utc } from '../../src/operator/terminal-text.ts';

describe('text for a terminal', () => {
  it('holds nothing that moves the cursor, colours, or turns the direction', () => {
    const typed = 'Con\u001b[2Jtoso\r\n\u202eLtd\u0007\u2028 \u009b31m\u200b GmbH';
    assert.equal(plainText(typed), 'Con [2Jtoso Ltd   31m  GmbH');
    assert.deepEqual(columns([['a\nb', 'c\u001b']]), ['a b  c']);
  });

  it('stands in columns', () => {
    assert.deepEqual(
      columns([
        ['NUMBER', 'STATE', 'CODE'],
        ['TD-1', 'needsAttention', ''],
      ]),
      ['NUMBER  STATE           CODE', 'TD-1    needsAttention'],
    );
  });

  it('gives times in UTC, to the second', () => {
    assert.equal(utc(new Date('2026-03-01T09:00:00.999+01:00')), '2026-03-01 08:00:00 UTC');
  });
});
