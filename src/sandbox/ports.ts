import { createServer } from 'node:net';

/** A port that one of the sandbox's parts wants, and the variable that moves it elsewhere. */
export interface WantedPort {
  readonly port: number;
  readonly variable: string;
  readonly usedBy: string;
}

/** A line for every port that is taken, saying what to do. */
export async function takenPorts(wanted: readonly WantedPort[]): Promise<readonly string[]> {
  const lines = await Promise.all(
    wanted.map(async ({ port, variable, usedBy }) =>
      (await isFree(port))
        ? []
        : [
            `Port ${port} (${usedBy}) is taken. Stop what uses it, or choose another: ${variable}=${port + 1000} npm run sandbox`,
          ],
    ),
  );
  return lines.flat();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
