/**
 * A password that cannot be overlooked: every character that some format treats as its own, byte order marks where readers
 * drop them, and a word that every way of escaping leaves as it is. What differs from canary to canary stands at the end.
 */

/** Left as it is by whatever escapes a text. */
export const canaryWord = 'Kn4ryV0gelZw1tschert';

/** What all canaries have in common. */
export const canarySong = `\ufeff<>&"'*_\`[]\\\${}${canaryWord}\ufeff%7B{{x}}+/=&lt;\\u003c`;

export function canary(name: string): string {
  return `${canarySong}-${name}`;
}
