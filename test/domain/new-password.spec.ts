import assert from 'node:assert/strict';
import { newPassword, type RandomInt } from '../../src/domain/new-password.ts';
import { isStrongPassword } from '../../src/sandbox/partner-center/password-book.ts';
import { systemRandomInt } from '../../src/system.ts';
import { seededRandom } from '../support/seeded-random.ts';

const readable = /^[A-HJ-NP-Za-km-np-z2-9!#*+=?@-]{16}$/;

describe('newPassword', () => {
  const random = seededRandom(20261121);
  const seeded: RandomInt = (below) => Math.floor(random() * below);
  const many = Array.from({ length: 20_000 }, () => newPassword(seeded));

  it('has every class that Microsoft Entra knows, and begins with a letter', () => {
    for (const password of many) {
      for (const characters of [/[A-Z]/, /[a-z]/, /[2-9]/, /[^A-Za-z0-9]/, /^[A-Za-z]/]) {
        assert.match(password, characters);
      }
      assert.ok(isStrongPassword(password));
    }
  });

  it('is written without look-alikes and without what formats, keyboards and shells take for their own', () => {
    for (const password of many) assert.match(password, readable);
  });

  it('has any character at any place, but for the first', () => {
    for (let place = 1; place < 16; place += 1) {
      const seen = new Set(many.map((password) => password.charAt(place)));
      assert.equal(seen.size, 64, `place ${place}`);
    }
  });

  it('has a good password whatever the numbers are, each of them asked for within its limit', () => {
    for (const extreme of [(_below: number) => 0, (below: number) => below - 1]) {
      const password = newPassword((below) => {
        assert.ok(Number.isInteger(below) && below > 0);
        return extreme(below);
      });
      assert.match(password, readable);
      assert.ok(isStrongPassword(password));
    }
  });

  it('is another one every time', () => {
    const some = Array.from({ length: 1_000 }, () => newPassword(systemRandomInt));
    assert.equal(new Set(some).size, some.length);
  });
});
