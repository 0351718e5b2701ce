import { AppError, asAppError } from '../../errors.ts';
import { credentialContext } from '../credential/credential-context.ts';
import { pendingContext } from '../credential/reset-password.ts';
import type { LeftSealed, ResealedPart, Sealed, SealedPlace, StoredSealed } from '../ports/ports.ts';
import type { SealingContext } from './sealing-context.ts';

/** Each takes a few short statements. In the embedded database clicks wait for no more than these. */
const valuesPerPart = 25;

type Bound = { readonly sealed: Sealed; readonly context: string };
type End = 'resealed' | 'overtaken' | LeftSealed['why'];

/**
 * Seals some of what is sealed with another key than the newest with that one. Each value is replaced only where it still
 * is the one that was read, so that a newer one stays, and whoever does the same at the same moment does no harm. What
 * cannot be opened stays as it is.
 * @throws AppError `operator.refused` where a running program seals with another key
 */
export async function resealSome(context: SealingContext, after: SealedPlace | null): Promise<ResealedPart> {
  const { sealed, sealer } = context;
  const newest = sealer.newestKeyId;
  await checkRunning(context);
  const values = await sealed.othersThan(newest, after ?? undefined, valuesPerPart);
  const ends: { readonly value: StoredSealed; readonly end: End }[] = [];
  for (const value of values) ends.push({ value, end: await reseal(context, value) });
  const last = values.length === valuesPerPart ? values.at(-1) : undefined;
  return {
    newest,
    resealed: ends.flatMap(({ value, end }) => (end === 'resealed' ? [value.kind] : [])),
    overtaken: ends.filter(({ end }) => end === 'overtaken').length,
    left: ends.flatMap(({ value, end }) => (end === 'keyMissing' || end === 'broken' ? [leftOf(value, end)] : [])),
    ...(last ? { next: { kind: last.kind, key: last.key } } : {}),
  };
}

/** What is sealed with a key that a running program has not, it could not open; and it would go on with the old one. */
async function checkRunning({ sealed, sealer }: SealingContext): Promise<void> {
  const other = (await sealed.runningKeys()).find((keyId) => keyId !== sealer.newestKeyId);
  if (other === undefined) return;
  throw new AppError(
    'operator.refused',
    `A running bot seals with the key ${other}, and the first one in SEALING_KEYS here is ${sealer.newestKeyId}.`,
    'Give every process the same SEALING_KEYS, the newest key in front, restart them all, and run this again.',
  );
}

async function reseal(context: SealingContext, value: StoredSealed): Promise<End> {
  const { sealed, sealer } = context;
  if (!sealer.canOpen(value)) return 'keyMissing';
  if (!value.sealed) return 'broken';
  const bound = await boundNow(context, value, value.sealed);
  if (bound === 'gone' || bound.sealed.keyId === sealer.newestKeyId) return 'overtaken';
  try {
    const anew = sealer.reseal(bound.sealed, bound.context);
    return (await sealed.replace(value, bound.sealed, anew)) ? 'resealed' : 'overtaken';
  } catch (error) {
    const { code } = asAppError(error);
    if (code === 'sealing.keyMissing') return 'keyMissing';
    if (code === 'sealing.broken') return 'broken';
    throw error;
  }
}

/**
 * The value with what it is bound to. A password is read together with whose it is: it may change hands at any moment, and
 * is sealed for the other person then.
 */
async function boundNow(
  { store }: SealingContext,
  { kind, key, context }: StoredSealed,
  read: Sealed,
): Promise<Bound | 'gone'> {
  if (context !== undefined) return { sealed: read, context };
  const request = await store.findRequest(key);
  if (!request) return 'gone';
  if (kind === 'passwordReset') return { sealed: read, context: pendingContext(request) };
  const credential = await store.findCredential(key);
  if (!credential?.sealed) return 'gone';
  return { sealed: credential.sealed, context: credentialContext(request, credential.holder) };
}

function leftOf({ kind, key, keyId, requestNumber }: StoredSealed, why: LeftSealed['why']): LeftSealed {
  return {
    kind,
    keyId,
    why,
    ...(requestNumber === undefined ? {} : { requestNumber }),
    ...(kind === 'refreshToken' ? { name: key } : {}),
  };
}
