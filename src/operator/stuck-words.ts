import type { StuckReason } from '../flows/ports/ports.ts';

export const stuckWords: Readonly<Record<StuckReason, string>> = {
  needsAttention: 'nobody knows whether the customer exists',
  waitsForSignIn: 'waits for the sign-in to Partner Center',
  noProgress: 'confirmed, and not created since',
  jobGivenUp: 'a job was given up',
  messageBehind: 'a message shows an older state, or may not have arrived',
};
