import { exclusivelyOnServer } from '../../../src/storage/exclusively.ts';

/** A process of its own that takes a lock, says so, and holds it until it is killed. */
const [connectionString = '', name = '', longestWorkMs] = process.argv.slice(2);
const exclusively = exclusivelyOnServer({
  connectionString,
  ...(longestWorkMs ? { longestWorkMs: Number(longestWorkMs) } : {}),
});
await exclusively(name, async () => {
  process.stdout.write('held\n');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
