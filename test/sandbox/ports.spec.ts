import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { takenPorts } from '../../src/sandbox/ports.ts';

describe('the sandbox’s ports', () => {
  it('are named when they are taken, with the variable that moves them', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const wanted = [{ port, variable: 'PORT', usedBy: 'the bot' }];
    const [line] = await takenPorts(wanted);
    assert.match(line ?? '', new RegExp(`^Port ${port} \\(the bot\\) is taken.*PORT=\\d+ npm run sandbox$`));
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual(await takenPorts(wanted), []);
  });
});
