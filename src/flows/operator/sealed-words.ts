import { type SealedKind, sealedKinds } from '../ports/ports.ts';

const words: Readonly<Record<SealedKind, readonly [one: string, many: string]>> = {
  refreshToken: ['refresh token', 'refresh tokens'],
  credential: ['password', 'passwords'],
  passwordReset: ['new password on its way', 'new passwords on their way'],
  pendingConsent: ['consent under way', 'consents under way'],
};

/** How much of each kind it is, for people: `1 refresh token, 3 passwords`. */
export function amounts(counts: readonly { readonly kind: SealedKind; readonly count: number }[]): string {
  const parts = sealedKinds.flatMap((kind) => {
    const count = total(counts.filter((other) => other.kind === kind));
    const [one, many] = words[kind];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.join(', ') || 'nothing';
}

export function total(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
