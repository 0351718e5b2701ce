import { settings } from '../settings.ts';

/** Settings that somebody who tries the bot may want to change; none of them leads to anything real. */
const triable: ReadonlySet<string> = new Set([
  'PARTNER_OWN_DOMAINS',
  'CREDENTIAL_TTL_HOURS',
  'CREDENTIAL_REVEAL_MINUTES',
  'CREDENTIAL_HAND_OVER',
  'LOG_LEVEL',
]);

/**
 * The environment of the sandbox's bot: the machine's, with settings of ours. Whatever a shell or a `.env` file says of a
 * production bot (its database above all) must not reach this one: an empty value counts as unset, and keeps the one in
 * `.env` from taking its place.
 */
export function botEnvironment(
  machine: Readonly<Record<string, string | undefined>>,
  ours: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  const blank = Object.keys(settings).filter((name) => !(triable.has(name) && machine[name]));
  return { ...machine, ...Object.fromEntries(blank.map((name) => [name, ''])), ...ours };
}
