import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createSignedTexts } from '../../src/domain/signed-text.ts';

const now = new Date('2026-03-01T09:00:00Z');
const later = new Date(now.getTime() + 1);
const [newest, older] = [randomBytes(32), randomBytes(32)];

describe('createSignedTexts', () => {
  const texts = createSignedTexts([newest, older], 'a purpose');

  it('gives back what it signed, until its end', () => {
    for (const text of ['', 'a b', 'a.b.c', 'é\n∞']) {
      const signed = texts.sign(text, later);
      assert.match(signed, /^[\w-]+\.[\w-]+$/, 'it belongs into an address as it is');
      assert.deepEqual(texts.read(signed, now), { text, expiresAt: later });
      assert.equal(texts.read(signed, later), undefined);
    }
  });

  it('takes nothing of another purpose, another key or an older key', () => {
    for (const other of [
      createSignedTexts([newest], 'another purpose'),
      createSignedTexts([randomBytes(32)], 'a purpose'),
      createSignedTexts([older, newest], 'a purpose'),
    ]) {
      assert.equal(texts.read(other.sign('x', later), now), undefined);
    }
    assert.ok(texts.read(createSignedTexts([newest], 'a purpose').sign('x', later), now));
  });

  it('takes nothing that was changed, wherever it was', () => {
    const signed = texts.sign('some text', later);
    for (let at = 0; at < signed.length - 1; at += 1) {
      const other = signed[at] === 'A' ? 'B' : 'A';
      assert.equal(texts.read(`${signed.slice(0, at)}${other}${signed.slice(at + 1)}`, now), undefined, `at ${at}`);
    }
    for (const wrong of ['', '.', 'x', signed.split('.')[0] ?? '', `${signed}A`, 'x'.repeat(5_000)]) {
      assert.equal(texts.read(wrong, now), undefined);
    }
  });
});
