import { AppError } from '../../errors.ts';
import type { Log, SealedCount } from '../ports/ports.ts';
import { amounts, total } from './sealed-words.ts';
import type { SealingContext } from './sealing-context.ts';

type Keys = Pick<SealingContext, 'sealed' | 'sealer'>;

/** A key that is needed and not there, and what it takes. */
export interface MissingKey {
  readonly keyId: string;
  readonly counts: readonly SealedCount[];
}

/** The keys with which something is sealed and that these do not have among them. */
export function missingKeys(counts: readonly SealedCount[], configured: readonly string[]): readonly MissingKey[] {
  const ids = [...new Set(counts.map(({ keyId }) => keyId))].filter((keyId) => !configured.includes(keyId));
  return ids.map((keyId) => ({ keyId, counts: counts.filter((count) => count.keyId === keyId) }));
}

/** That a key is missing, what cannot be opened without it, and what to do. */
export function missingKeyError({ keyId, counts }: MissingKey): AppError {
  return new AppError(
    'sealing.keyMissing',
    `No key in SEALING_KEYS has the id ${keyId || '(none)'}: without it ${amounts(counts)} cannot be opened.`,
    'Put that key back into SEALING_KEYS, behind the newest one, and restart. Where it is lost for good, owners can set new passwords on their customers’ cards, and npm run consent makes a new refresh token.',
  );
}

export async function countWithoutKey({ sealed, sealer }: Keys): Promise<number> {
  return total((await sealed.counts()).filter(({ keyId }) => !sealer.keyIds.includes(keyId)));
}

/** Says which keys are missing before anybody asks for what they seal: an error a key. Everything else goes on. */
export async function reportMissingKeys({ sealed, sealer, log }: Keys & { readonly log: Log }): Promise<void> {
  for (const missing of missingKeys(await sealed.counts(), sealer.keyIds)) {
    log.error('Sealed values cannot be opened: their key is missing', {}, missingKeyError(missing));
  }
}
