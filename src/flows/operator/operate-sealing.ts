import type { SealingReport } from '../ports/ports.ts';
import type { SealingContext } from './sealing-context.ts';

/** Which keys there are, and what is sealed with which. */
export async function reportSealing({ sealed, sealer }: SealingContext): Promise<SealingReport> {
  return {
    newest: sealer.newestKeyId,
    configured: sealer.keyIds,
    running: await sealed.runningKeys(),
    counts: await sealed.counts(),
  };
}
