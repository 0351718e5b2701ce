import assert from 'node:assert/strict';
import { request } from 'node:http';
import { AppError } from '../../src/errors.ts';
import type { Operator } from '../../src/flows/ports/ports.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import { silentLog, wallClock } from '../storage/support/test-database.ts';

describe('the operator’s door', () => {
  let server: HttpServer;
  let port: number;
  let isHere = true;
  const addresses: string[] = [];
  const operator = {
    auditHead: async () => ({ position: 0, hash: 'h' }),
    show: async (number: number) => {
      if (number === 1) throw new AppError('request.notFound', 'There is none.', 'Look at the list.');
      throw new Error('a library’s words with a secret');
    },
  } as unknown as Operator;

  before(async () => {
    server = createHttpServer({
      receive: async () => ({ status: 200, answered: () => {} }),
      checks: {},
      metrics: async () => '',
      operatorDoor: {
        operator,
        passes: { take: () => true },
        isLoopback: (address) => {
          addresses.push(address);
          return isHere;
        },
      },
      clock: wallClock,
      log: silentLog,
    });
    port = await server.listen(0, '::');
  });
  beforeEach(() => {
    isHere = true;
  });
  after(() => server.close());

  async function call(name: string, ...given: readonly unknown[]) {
    const body = JSON.stringify({ call: name, arguments: given });
    const response = await fetch(`http://127.0.0.1:${port}/operator`, { method: 'POST', body });
    return [response.status, await response.json()];
  }

  function callFrom(localAddress: string, headers = {}): Promise<number | undefined> {
    const options = { host: '127.0.0.1', port, path: '/operator', method: 'POST', localAddress, headers };
    return new Promise((resolve, reject) => {
      const sent = request(options, (response) => resolve(response.resume().statusCode));
      sent.on('error', reject).end(JSON.stringify({ call: 'auditHead', arguments: [] }));
    });
  }

  it('is open to this machine alone, whichever way its address is written', async () => {
    assert.deepEqual(await call('auditHead'), [200, { answer: { position: 0, hash: 'h' } }]);
    assert.equal(await callFrom('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }), 404);
  });

  it('is open to a call from the very address that it is made to, which need not be loopback', async () => {
    isHere = false;
    assert.deepEqual(await call('auditHead'), [200, { answer: { position: 0, hash: 'h' } }]);
    assert.equal(await callFrom('127.0.0.1', { via: '1.1 proxy' }), 404);
  });

  it('is closed to every other address', async function () {
    // Elsewhere loopback is one address only.
    if (process.platform !== 'linux') this.skip();
    isHere = false;
    assert.equal(await callFrom('127.0.0.2'), 404);
    isHere = true;
    assert.equal(await callFrom('127.0.0.2'), 200);
  });

  it('says what may not be done, and nothing of what went wrong inside', async () => {
    const notFound = { code: 'request.notFound', message: 'There is none.', remedy: 'Look at the list.' };
    assert.deepEqual(await call('show', 1), [409, { error: notFound }]);
    const [status, body] = await call('show', 2);
    assert.equal(status, 500);
    assert.doesNotMatch(JSON.stringify(body), /secret/);
  });
});
