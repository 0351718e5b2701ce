import { requestNumber } from '../domain/request.ts';
import { missingKeyError, missingKeys } from '../flows/operator/missing-keys.ts';
import { amounts, total } from '../flows/operator/sealed-words.ts';
import type { LeftSealed, SealedCount, SealedKind, SealingReport } from '../flows/ports/ports.ts';
import { sealedTables } from '../storage/sealed-values.ts';
import { columns } from './terminal-text.ts';

/** How a new key takes the place of the old one. */
export const changeSteps: readonly string[] = [
  'This key is kept nowhere: put it where you keep secrets. Then:',
  '1. Put it in front in SEALING_KEYS, the old key behind it, with a comma between. (Several processes that are restarted one after the other: behind the old key first, restart them all, then in front.)',
  '2. Restart every process.',
  '3. npm run seal -- rotate, with the same settings.',
  '4. When npm run seal -- status says so, remove the old key from SEALING_KEYS and restart every process. Keep it as long as backups of before: they open with it alone.',
];

/** What became of everything that was not sealed with the newest key. */
export interface Rotated {
  readonly resealed: readonly SealedKind[];
  readonly overtaken: number;
  readonly left: readonly LeftSealed[];
}

/** Every key, and what to do about it, for a terminal. */
export function statusText(report: SealingReport): readonly string[] {
  const { newest, configured, running, counts } = report;
  const ids = [...new Set([...configured, ...counts.map(({ keyId }) => keyId)])];
  const rows = ids.map((keyId) => [keyId || '(none)', placeOf(keyId, report), amounts(ofKey(counts, keyId))]);
  const older = counts.filter(({ keyId }) => keyId !== newest && configured.includes(keyId));
  const strangers = running.filter((keyId) => keyId !== newest);
  return [
    ...columns([['KEY', 'SEALING_KEYS', 'SEALED WITH IT'], ...rows]),
    ...missingKeys(counts, configured).map((missing) => {
      const { message, remedy } = missingKeyError(missing);
      return `${message} ${remedy}`;
    }),
    ...strangers.map(
      (keyId) =>
        `A running bot seals with the key ${keyId}: give every process the same SEALING_KEYS and restart them all.`,
    ),
    ...(older.length > 0
      ? [`${amounts(older)}: sealed with an older key. npm run seal -- rotate seals them with the newest.`]
      : []),
    ...removableText(report),
  ];
}

/** What a rotation did, and which keys nobody needs any more. */
export function rotatedText({ resealed, overtaken }: Rotated, report: SealingReport): readonly string[] {
  const { newest, counts } = report;
  const nothing = counts.every(({ keyId }) => keyId === newest)
    ? `Everything is sealed with the key ${newest} already.`
    : `Nothing could be sealed anew with the key ${newest}.`;
  return [
    resealed.length > 0 ? `Sealed anew with the key ${newest}: ${amounts(asCounts(resealed))}.` : nothing,
    ...(overtaken > 0 ? [`Replaced or removed by others meanwhile: ${overtaken}.`] : []),
    ...removableText(report),
  ];
}

/** What a rotation had done when it could not go on. */
export function interruptedText({ resealed }: Rotated): readonly string[] {
  if (resealed.length === 0) return [];
  return [`Sealed anew before that: ${amounts(asCounts(resealed))}. Run it again: it goes on with the rest.`];
}

/** What was left as it is, a line each, and what else is not sealed with the newest key. */
export function leftText({ left }: Rotated, others: readonly SealedCount[]): readonly string[] {
  const since = total(others) - left.length;
  return [
    ...(left.length > 0 ? [`Left as they are: ${amounts(asCounts(left.map(({ kind }) => kind)))}.`] : []),
    ...left.map(leftLine),
    ...(left.some(({ why }) => why === 'keyMissing')
      ? ['Put a missing key back into SEALING_KEYS, behind the newest one, restart, and run this again.']
      : []),
    ...(left.some(({ why }) => why === 'broken')
      ? ['What does not open was changed past this program: find out who can write to the database.']
      : []),
    ...(since > 0 ? [`Sealed with another key since: ${since}. Restart every process and run this again.`] : []),
  ];
}

function leftLine({ kind, keyId, why, requestNumber: number, name }: LeftSealed): string {
  const whose = number === undefined ? name : requestNumber({ number });
  const row = [sealedTables[kind].table, ...(whose === undefined ? [] : [whose])].join(' ');
  const reason = why === 'keyMissing' ? 'is not in SEALING_KEYS' : 'does not open it';
  return `  ${row}: the key ${keyId || '(none)'} ${reason}`;
}

function removableText({ newest, configured, counts, running }: SealingReport): readonly string[] {
  // What such a bot seals next may need the key.
  const needed = new Set([newest, ...running, ...counts.map(({ keyId }) => keyId)]);
  return configured
    .filter((keyId) => !needed.has(keyId))
    .map(
      (keyId) =>
        `Nothing is sealed with the key ${keyId}: unless it is new, it can be removed from SEALING_KEYS. Keep it as long as backups of before.`,
    );
}

function placeOf(keyId: string, { newest, configured }: SealingReport): string {
  if (keyId === newest) return 'newest';
  return configured.includes(keyId) ? 'behind it' : 'MISSING';
}

function ofKey(counts: readonly SealedCount[], keyId: string): readonly SealedCount[] {
  return counts.filter((count) => count.keyId === keyId);
}

function asCounts(kinds: readonly SealedKind[]) {
  return kinds.map((kind) => ({ kind, count: 1 }));
}
