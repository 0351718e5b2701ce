import assert from 'node:assert/strict';
import { AppError } from '../../../src/errors.ts';
import { countWithoutKey, reportMissingKeys } from '../../../src/flows/operator/missing-keys.ts';
import type { SealedCount, SealedValues, Sealer } from '../../../src/flows/ports/ports.ts';
import { silentLog } from '../../storage/support/test-database.ts';

const sealer = { keyIds: ['newest00', 'older000'] } as unknown as Sealer;

function keysWith(...counts: readonly SealedCount[]) {
  return { sealer, sealed: { counts: async () => counts } as unknown as SealedValues };
}

/** What is logged as an error, in words. */
async function reported(...counts: readonly SealedCount[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const log: typeof silentLog = {
    ...silentLog,
    error: (_event, _facts, error) => {
      assert(error instanceof AppError && error.code === 'sealing.keyMissing');
      lines.push(`${error.message} ${error.remedy}`);
    },
  };
  await reportMissingKeys({ ...keysWith(...counts), log });
  return lines;
}

describe('a sealing key that is missing', () => {
  it('is said once, with all that it opens and what to do', async () => {
    const [first = '', second = '', ...more] = await reported(
      { kind: 'credential', keyId: 'gone0001', count: 3 },
      { kind: 'credential', keyId: 'older000', count: 2 },
      { kind: 'refreshToken', keyId: 'gone0001', count: 1 },
      { kind: 'passwordReset', keyId: 'gone0002', count: 1 },
      { kind: 'pendingConsent', keyId: 'gone0002', count: 2 },
    );
    assert.match(first, /^No key in SEALING_KEYS has the id gone0001: without it 1 refresh token, 3 passwords cannot/);
    assert.match(second, /gone0002: without it 1 new password on its way, 2 consents under way cannot/);
    for (const line of [first, second])
      assert.match(line, /Put that key back into SEALING_KEYS, behind the newest one/);
    assert.deepEqual(more, []);
  });

  it('is counted by what it opens', async () => {
    const gone = { kind: 'credential', keyId: 'gone0001', count: 3 } as const;
    const there = { kind: 'credential', keyId: 'older000', count: 2 } as const;
    assert.equal(await countWithoutKey(keysWith(gone, there, { ...gone, kind: 'refreshToken', count: 1 })), 4);
    assert.equal(await countWithoutKey(keysWith(there)), 0);
    assert.deepEqual(await reported(there), []);
  });
});
