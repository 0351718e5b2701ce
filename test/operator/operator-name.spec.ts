import assert from 'node:assert/strict';
import { operatorCall } from '../../src/http/operator-calls.ts';
import { operatorName } from '../../src/operator/operator-name.ts';

describe('the name of who runs a command', () => {
  it('is one line of at most 64 printable characters, whatever the operating system says', () => {
    const names = [
      ['grace', 'grace'],
      ['CONTOSO\\Grace Hopper', 'CONTOSO\\Grace Hopper'],
      ['Jürgen 山田', 'Jürgen 山田'],
      ['\u001b[31mgrace\n\u0000TD-1\u202eecarg', '[31mgrace TD-1 ecarg'],
      ['', 'unknown'],
      ['\u0007', 'unknown'],
      ['😀'.repeat(70), '😀'.repeat(64)],
    ] as const;
    for (const [name, kept] of names) {
      assert.equal(operatorName(name), kept);
      assert.ok(operatorCall.safeParse({ call: 'retry', arguments: [1, kept] }).success, kept);
    }
  });

  it('is taken from no call in another form', () => {
    for (const by of ['', 'a'.repeat(65), 'two\nlines', '\u001b[31m', 7, undefined]) {
      assert.equal(operatorCall.safeParse({ call: 'retry', arguments: [1, by] }).success, false);
    }
  });
});
