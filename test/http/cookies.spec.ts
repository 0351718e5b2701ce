import assert from 'node:assert/strict';
import { cookieOf } from '../../src/http/cookies.ts';

describe('cookieOf', () => {
  it('finds a cookie by its name, the one that came over https first', () => {
    assert.equal(cookieOf('', 'a'), undefined);
    assert.equal(cookieOf('b=2; xa=3', 'a'), undefined);
    assert.equal(cookieOf('b=2;  a=1', 'a'), '1');
    assert.equal(cookieOf('a=1; __Host-a=2', 'a'), '2');
    assert.equal(cookieOf('a', 'a'), '');
  });
});
