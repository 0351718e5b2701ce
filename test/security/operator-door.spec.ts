import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createOperatorPasses } from '../../src/http/operator-passes.ts';
import { createConsentLinks } from '../../src/partner-center/consent-link.ts';
import { systemClock, systemIds } from '../../src/system.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

/** A pass made so many milliseconds from now, by whoever has the key. */
function passFor(body: string, key: Buffer, fromNowMs = 0): string {
  const clock = { now: () => new Date(Date.now() + fromNowMs) };
  return createOperatorPasses([key], clock, systemIds).make(body);
}

describe('POST /operator', function () {
  this.timeout(30_000);
  const key = randomBytes(32);
  const list = JSON.stringify({ call: 'list', arguments: [{ limit: 1 }] });
  let desk: TestDesk;
  before(async () => {
    desk = await startTestDesk({ env: { SEALING_KEYS: key.toString('base64') } });
  });
  after(() => desk.close());

  async function call(body: string, authorization?: string, headers: Readonly<Record<string, string>> = {}) {
    const response = await fetch(`${desk.url}/operator`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}), ...headers },
      body,
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  it('answers who has a pass for this very call, and lets nobody keep the answer', async () => {
    const { status, text, headers } = await call(list, passFor(list, key));
    assert.deepEqual([status, text], [200, '{"answer":[]}']);
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  it('tells everybody else what a path tells that is not there', async () => {
    const missing = await fetch(`${desk.url}/nothing-here`, { method: 'POST' });
    const nothing = { status: missing.status, text: await missing.text() };
    const retry = JSON.stringify({ call: 'retry', arguments: [1001] });
    const odd = JSON.stringify({ call: 'reseal', arguments: [{ kind: 'request', key: '' }] });
    const signed = passFor(list, key);
    const link = createConsentLinks([key], systemClock, systemIds).make('https://bot.contoso.com');
    const wrong = {
      'no pass': await call(list),
      'no scheme': await call(list, signed.replace('Bearer ', '')),
      'another key': await call(list, passFor(list, randomBytes(32))),
      'too old': await call(list, passFor(list, key, -60_000)),
      'from later': await call(list, passFor(list, key, 5_000)),
      'for another call': await call(retry, passFor(list, key)),
      'for another purpose': await call(list, `Bearer ${new URL(link).searchParams.get('link')}`),
      'no call': await call('{"call":"erase","arguments":[]}', passFor('{"call":"erase","arguments":[]}', key)),
      'too much': await call('{"call":"show","arguments":[1,2]}', passFor('{"call":"show","arguments":[1,2]}', key)),
      'no place': await call(odd, passFor(odd, key)),
      'no JSON': await call('x', passFor('x', key)),
      'too large': await call(`${list}${' '.repeat(16_384)}`, passFor(`${list}${' '.repeat(16_384)}`, key)),
      'by a proxy': await call(list, passFor(list, key), { 'x-forwarded-for': '127.0.0.1' }),
      'by another proxy': await call(list, passFor(list, key), { forwarded: 'for=127.0.0.1' }),
      'by a polite proxy': await call(list, passFor(list, key), { via: '1.1 proxy' }),
    };
    for (const [how, { status, text }] of Object.entries(wrong)) assert.deepEqual({ status, text }, nothing, how);
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const response = await fetch(`${desk.url}/operator`, { method, headers: { authorization: passFor('', key) } });
      assert.deepEqual({ status: response.status, text: await response.text() }, nothing, method);
    }
  });

  it('takes a pass once, and after a restart none from before', async () => {
    const pass = passFor(list, key);
    const same = await Promise.all(Array.from({ length: 8 }, () => call(list, pass)));
    assert.deepEqual(same.map(({ status }) => status).sort(), [200, 404, 404, 404, 404, 404, 404, 404]);
    const unused = passFor(list, key);
    await desk.restart();
    assert.equal((await call(list, pass)).status, 404);
    assert.equal((await call(list, unused)).status, 404);
    assert.equal((await call(list, passFor(list, key))).status, 200);
  });

  it('logs no pass, and warns of tries without filling the log', async () => {
    const from = desk.logLines.length;
    const wrong = passFor(list, randomBytes(32));
    for (let tries = 0; tries < 30; tries += 1) await call(list, wrong);
    const warned = desk.logLines.slice(from).filter((line) => line.includes('operator’s door'));
    assert(warned.length > 0 && warned.length <= 10, `${warned.length} lines`);
    assert(!desk.logLines.some((line) => line.includes(wrong.slice(7, 40))));
  });
});
