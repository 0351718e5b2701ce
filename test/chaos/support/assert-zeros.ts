import assert from 'node:assert/strict';
import type { LoadResult } from './load.ts';
import type { Counts } from './summary.ts';
import type { Verdict } from './verdict.ts';

/** Puts what was found into the counts, and fails unless all that must not be is zero. */
export function assertZeros(counts: Counts, load: LoadResult, verdict: Verdict): void {
  const { duplicates, lost, severalIds, wrongAudits } = verdict;
  const wrongCards = load.cards.wrong;
  Object.assign(counts, {
    requests: verdict.requests,
    customers: verdict.customers,
    duplicates: duplicates.length,
    lost: lost.length,
    'several ids': severalIds.length,
    'wrong audits': wrongAudits.length,
    'wrong cards': wrongCards.length,
    'cards settled by the next click': load.cards.byClick,
    'passwords lost with the answer': load.lostPasswords,
    'clicks delivered again': load.deliveredAgain,
    'clicks asked for again': load.askedAgain,
  });
  assert.deepEqual(
    { duplicates, lost, severalIds, wrongAudits, wrongCards },
    { duplicates: [], lost: [], severalIds: [], wrongAudits: [], wrongCards: [] },
  );
  assert(verdict.chain.intact, JSON.stringify(verdict.chain));
  assert(verdict.customers >= load.customers);
}
