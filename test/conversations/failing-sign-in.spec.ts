import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasButton, text } from '../support/card.ts';
import { createOne, fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const ada = '0a0a0a0a-0000-4000-8000-000000000001';
const stranger = '0b0b0b0b-0000-4000-8000-000000000002';

describe('a sign-in that fails', function () {
  this.timeout(60_000);
  let desk: TestDesk;
  afterEach(() => desk.close());

  const refusal = {
    route: 'POST /{tenant}/oauth2/v2.0/token',
    kind: 'refuse',
    status: 400,
    code: 700082,
    description: 'The refresh token has expired.',
    times: 1_000,
  } as const;

  async function readyz(): Promise<readonly [number, unknown]> {
    const response = await fetch(`${desk.url}/readyz`);
    return [response.status, await response.json()];
  }
  const ready = [200, { status: 'ready' }] as const;
  const notReady = [503, { status: 'not ready', notReady: ['partnerCenterSignIn'] }] as const;

  async function becomes(wanted: readonly [number, unknown]): Promise<void> {
    for (let i = 0; i < 100 && (await readyz())[0] !== wanted[0]; i += 1) await sleep(20);
    assert.deepEqual(await readyz(), wanted);
    const metrics = await (await fetch(`${desk.url}/metrics`)).text();
    assert.match(metrics, new RegExp(`^tenant_desk_partner_center_sign_in ${wanted[0] === 200 ? 1 : 0}$`, 'm'));
  }

  const failures = () => desk.logLines.filter((line) => line.includes('The sign-in to Partner Center fails'));

  it('is seen without a rep, and the approvers hear of it once, in their language and their own chat', async () => {
    let hours = 0;
    const clock = { now: () => new Date(Date.now() + hours * 3_600_000) };
    desk = await startTestDesk({ env: { APPROVERS: `${stranger},${ada}` }, overrides: { clock } });
    const approver = desk.user({ objectId: ada, locale: 'de-DE' });
    await approver.says('help');
    const own = () => desk.connector.messages(approver.conversationId).flatMap((message) => message.text ?? []);
    await becomes(ready);

    desk.sandbox.fault(refusal);
    for (let start = 0; start < 2; start += 1) {
      await desk.restart();
      await becomes(notReady);
    }
    for (let i = 0; i < 100 && own().length === 0; i += 1) await sleep(20);
    assert.equal(own().length, 1);
    assert.match(own()[0] ?? '', /nicht beim Partner Center anmelden.*npm run consent/);
    assert.equal(desk.connector.calls.filter(({ body }) => /anmelden|sign in to/.test(body.text ?? '')).length, 1);
    assert.equal(failures().length, 2, 'each process says it once');

    desk.sandbox.clear();
    for (; hours < 15 && own().length === 1; hours += 3) {
      await desk.restart();
      for (let i = 0; i < 50 && own().length === 1; i += 1) await sleep(20);
    }
    assert.match(own()[1] ?? '', /wieder beim Partner Center anmelden/);
    desk.sandbox.fault(refusal);
    await desk.restart();
    await becomes(notReady);
    for (let i = 0; i < 100 && own().length === 2; i += 1) await sleep(20);
    assert.match(own()[2] ?? '', /nicht beim Partner Center anmelden/, 'a new failure is not told');
  });

  it('is no reason not to start: without a refresh token the bot waits for one', async () => {
    desk = await startTestDesk({ env: { PARTNER_REFRESH_TOKEN: '' } });
    await becomes(notReady);
    assert.equal((await fetch(`${desk.url}/healthz`)).status, 200);
    const [line = '', ...more] = failures();
    assert.deepEqual(more, []);
    const { level, error } = JSON.parse(line);
    assert.equal(level, 50);
    assert.match(error.remedy, /npm run consent.*PARTNER_REFRESH_TOKEN/);
    const rep = desk.user();
    const review = await fillIn(rep);
    await rep.clicks(review, 'request.submit');
    await rep.waitsFor(review.messageId, (card) => /renew the sign-in/.test(text(card)));
  });

  it('is over as soon as somebody gets in', async () => {
    desk = await startTestDesk();
    desk.sandbox.fault(refusal);
    await desk.restart();
    await becomes(notReady);
    desk.sandbox.clear();
    await createOne(desk.user(), wingtip.company);
    await becomes(ready);
  });

  it('is also one that Partner Center refuses: what was confirmed waits, and goes on by itself', async () => {
    desk = await startTestDesk({ env: { APPROVERS: ada } });
    const approver = desk.user({ objectId: ada, locale: 'en-US' });
    await approver.says('help');
    await becomes(ready);
    const rep = desk.user();
    const review = await fillIn(rep);
    const description = 'The token has no MFA claim.';
    desk.sandbox.fault({ kind: 'refuse', status: 401, code: 900421, description, times: 100_000 });
    await rep.clicks(review, 'request.submit');
    await rep.waitsFor(review.messageId, (card) => /renew the sign-in/.test(text(card)));
    await becomes(notReady);

    await desk.restart();
    await becomes(notReady);
    const own = () => desk.connector.messages(approver.conversationId).flatMap((message) => message.text ?? []);
    for (let i = 0; i < 500 && !own().some((said) => /npm run consent/.test(said)); i += 1) await sleep(20);
    assert.equal(own().filter((said) => /npm run consent/.test(said)).length, 1);
    const { error, correlationId } = JSON.parse(failures()[0] ?? '');
    assert.deepEqual([error.code, error.status, error.partnerCenterCode], ['signIn.failed', 401, '900421']);
    assert.match(`${error.message} ${error.remedy}`, /The token has no MFA claim\..*Require MFA.*npm run consent/);
    assert.match(correlationId, /^[0-9a-f-]{36}$/);

    desk.sandbox.clear();
    await rep.waitsFor(review.messageId, (card) => hasButton(card, 'credential.reveal'), 30_000);
    assert.equal(desk.sandbox.customers().length, 1);
    assert.equal(new Set(desk.sandbox.posts().map(({ requestId }) => requestId)).size, 1);
    await becomes(ready);
  });

  it('is not what Partner Center has against one call', async () => {
    desk = await startTestDesk();
    await becomes(ready);
    const rep = desk.user();
    const review = await fillIn(rep);
    desk.sandbox.fault({ route: 'POST /v1/customers', kind: 'refuse', status: 403, code: 600006 });
    await rep.clicks(review, 'request.submit');
    await rep.waitsFor(review.messageId, (card) => hasButton(card, 'request.retry'));
    await becomes(ready);
  });

  it('is not what Entra’s own troubles are', async () => {
    desk = await startTestDesk();
    desk.sandbox.fault({ ...refusal, status: 503, error: 'temporarily_unavailable' });
    await desk.restart();
    await sleep(300);
    await becomes(ready);
    assert.deepEqual(failures(), []);
  });
});
