import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import type { ErrorCode } from '../../src/errors.ts';
import type { Sealed } from '../../src/flows/ports.ts';
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
