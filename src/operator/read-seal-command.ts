import { UsageError } from './read-command.ts';

/** What the operator wants of the sealing keys. */
export type SealCommand = (typeof commands)[number];

const commands = ['status', 'rotate', 'new-key'] as const;

export const sealUsage = `Usage: npm run seal -- <command>
  status    what is sealed with which key, which key is missing, and which can be removed
  rotate    seals with the first key in SEALING_KEYS what is sealed with another
  new-key   prints a new key, and how it takes the place of the old one`;

/** @throws UsageError */
export function readSealCommand([given, ...rest]: readonly string[]): SealCommand {
  if (given === undefined) throw new UsageError('Say what to do.');
  const command = commands.find((known) => known === given);
  if (!command) throw new UsageError(`There is no command ${given}.`);
  if (rest.length > 0) throw new UsageError(`${command} takes no ${rest.join(' ')}.`);
  return command;
}
