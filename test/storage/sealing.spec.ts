import assert from 'node:assert/strict';
import { createDecipheriv, createHash, randomBytes } from 'node:crypto';
import sinon from 'sinon';
import type { ErrorCode } from '../../src/errors.ts';
import type { Sealed } from '../../src/flows/ports/ports.ts';
import { createSealer } from '../../src/storage/sealing.ts';

const oldKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);
const secret = 'pässwörd 🔑';

describe('createSealer', () => {
  const sealer = createSealer([newKey, oldKey], randomBytes);

  it('opens what it sealed, in the same context', () => {
    assert.equal(sealer.open(sealer.seal(secret, 'request 1'), 'request 1'), secret);
    assert.equal(sealer.open(sealer.seal('', 'request 1'), 'request 1'), '');
  });

  it('seals with the newest key under a new nonce of 96 bits each time, and names the key by its hash', () => {
    const [a, b] = [sealer.seal(secret, 'c'), sealer.seal(secret, 'c')];
    assert.equal(a.keyId, createHash('sha256').update(newKey).digest('hex').slice(0, 8));
    assert.equal(Buffer.from(a.nonce, 'base64').length, 12);
    assert.notEqual(a.nonce, b.nonce);
    assert.notEqual(a.ciphertext, b.ciphertext);
    assert.ok(!JSON.stringify(a).includes(secret));
  });

  it('opens what an older key sealed, until that key is gone', () => {
    const sealed = createSealer([oldKey], randomBytes).seal(secret, 'c');
    assert.equal(sealer.open(sealed, 'c'), secret);
    throwsCode('sealing.keyMissing', () => createSealer([newKey], randomBytes).open(sealed, 'c'));
  });

  it('refuses another context and every changed part', () => {
    const sealed = sealer.seal(secret, 'request 1');
    throwsCode('sealing.broken', () => sealer.open(sealed, 'request 2'));
    const changes: readonly Partial<Sealed>[] = [
      { nonce: flip(sealed.nonce) },
      { ciphertext: flip(sealed.ciphertext) },
      { ciphertext: '' },
      { tag: flip(sealed.tag) },
      { tag: sealed.tag.slice(0, 8) },
      { tag: '' },
      { nonce: '' },
    ];
    for (const change of changes) {
      throwsCode('sealing.broken', () => sealer.open({ ...sealed, ...change }, 'request 1'));
    }
  });

  it('seals anew with the newest key what any of them opens, in the same context or in the next one', () => {
    const sealed = createSealer([oldKey], randomBytes).seal(secret, 'request 1');
    const anew = sealer.reseal(sealed, 'request 1');
    assert.deepEqual([anew.keyId, sealed.keyId], sealer.keyIds);
    assert.equal(anew.keyId, sealer.newestKeyId);
    assert.equal(createSealer([newKey], randomBytes).open(anew, 'request 1'), secret);
    throwsCode('sealing.broken', () => sealer.open(anew, 'request 2'));
    assert.equal(sealer.open(sealer.reseal(sealed, 'request 1', 'request 2'), 'request 2'), secret);
    throwsCode('sealing.broken', () => sealer.reseal(sealed, 'request 2'));
    throwsCode('sealing.keyMissing', () => createSealer([newKey], randomBytes).reseal(sealed, 'request 1'));
  });

  it('overwrites every buffer in which the clear text stood, also where it must not be shown', () => {
    const sealed = sealer.seal(secret, 'c');
    const decipher = createDecipheriv('aes-256-gcm', newKey, Buffer.alloc(12), { authTagLength: 16 });
    const used = [
      sinon.spy(Buffer, 'from'),
      sinon.spy(Buffer, 'concat'),
      sinon.spy(Object.getPrototypeOf(decipher), 'update'),
      sinon.spy(Buffer.prototype, 'fill'),
    ] as const;
    try {
      const works = [
        () => sealer.seal(secret, 'c'),
        () => sealer.open(sealed, 'c'),
        () => sealer.reseal(sealed, 'c'),
        () => throwsCode('sealing.broken', () => sealer.open(sealed, 'another')),
      ];
      for (const work of works) {
        for (const spy of used) spy.resetHistory();
        work();
        const wiped = used[3].thisValues;
        assert.ok(wiped.length > 0);
        assert.ok(wiped.some((buffer: Buffer) => buffer.length === Buffer.byteLength(secret)));
        const made: readonly unknown[] = used.slice(0, 3).flatMap((spy) => spy.returnValues);
        assert.ok(made.length > 0);
        for (const value of made) assert.ok(!Buffer.isBuffer(value) || !value.includes(secret));
      }
    } finally {
      for (const spy of used) spy.restore();
    }
  });

  it('takes no key of another length, and not none', () => {
    assert.throws(() => createSealer([Buffer.alloc(16)], randomBytes), RangeError);
    assert.throws(() => createSealer([], randomBytes), RangeError);
  });
});

function flip(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return bytes.toString('base64');
}

function throwsCode(code: ErrorCode, act: () => unknown): void {
  assert.throws(act, { name: 'AppError', code });
}
