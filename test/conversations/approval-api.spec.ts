import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { queueSettings } from '../../src/jobs/queue-settings.ts';
import { button, type CardNode, hasButton, isCard, text } from '../support/card.ts';
import { type FakeEntra, startFakeEntra } from '../support/fake-entra.ts';
import { misfit } from '../support/open-api.ts';
import { fillIn, wingtip } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';
import {
  type Attempt,
  documentedVerifier,
  startWebhookReceiver,
  type Verify,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';

const tenantId = '11111111-2222-4333-8444-555555555555';
const app = '7d5b2f10-93c4-4f5e-8a06-1f2e3d4c5b6a';
const person = '0a000000-0000-4000-8000-000000000001';
const audience = 'api://a91c0b7e-2d43-4f68-9b15-c0de0000a001';
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const hour = 3_600_000;

const told = z.strictObject({
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  request: z.strictObject({
    id: z.string(),
    number: z.string().regex(/^TD-\d+$/),
    state: z.string(),
    version: z.number(),
    profileHash: z.string().optional(),
    approvals: z.strictObject({ given: z.number(), needed: z.number() }),
  }),
});
type Told = z.infer<typeof told>;
const about = z.looseObject({ profileHash: z.string(), version: z.number() });
const answered = z.looseObject({ code: z.string().optional(), mayDecide: z.boolean().optional() });

describe('an approval flow of the partner’s own', function () {
  this.timeout(60_000);
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let entra: FakeEntra;
  let receiver: WebhookReceiver;
  let desk: TestDesk;
  let approver: TeamsUser;
  let verify: Verify;
  let count = 0;

  before(async () => {
    [entra, receiver, verify] = await Promise.all([
      startFakeEntra({ tenantId, audience, app }),
      startWebhookReceiver(),
      documentedVerifier(),
    ]);
    desk = await startTestDesk({
      sandbox: { tenantId },
      around: (inner) => entra.around(inner),
      overrides: { clock, queueSettings: { ...queueSettings, retryDelayMax: 1 } },
      env: {
        APPROVAL: 'DE:0, FR:2, *:1',
        APPROVERS: [app, person].join(','),
        APPROVAL_API_AUDIENCE: audience,
        APPROVAL_API_APPS: `${app}=Credit [check](http://evil)`,
        APPROVAL_WEBHOOK_URL: receiver.url,
        APPROVAL_WEBHOOK_SECRET: secret,
      },
      connector: { personalChat: (userId) => `a:${userId.replace('29:', '')}` },
    });
    approver = desk.user({ objectId: person, name: 'Ben Approver' });
    await approver.says('help');
  });
  beforeEach(() => {
    receiver.attempts.length = 0;
    receiver.arm();
  });
  after(async () => {
    await desk.close();
    await Promise.all([entra.close(), receiver.close()]);
  });

  const french = { ...wingtip.address, city: 'Paris', state: '', postalCode: '75001', phoneNumber: '01 42 68 53 00' };
  async function confirmed(country = 'US', owner = desk.user({ name: 'Ada Rep' })) {
    const domain = `byhttp${++count}`;
    const company = { ...wingtip.company, companyName: `${domain} Toys`, domain, country };
    const review = await fillIn(owner, company, country === 'FR' ? french : wingtip.address);
    const seen = await owner.clicks(review, 'request.submit');
    const requestId = String(
      z.object({ requestId: z.string() }).parse(button(seen.card, 'request.withdraw')?.data).requestId,
    );
    return { owner, seen, domain, requestId };
  }

  /** What was told of the request and taken, once so many were, or one of this type. */
  async function heard(requestId: string, until: string): Promise<readonly Told[]> {
    const ofIt = () =>
      receiver
        .taken()
        .map((attempt) => ({ attempt, event: told.parse(JSON.parse(attempt.body)) }))
        .filter(({ event }) => event.request.id === requestId);
    for (const end = Date.now() + 40_000; !ofIt().some(({ event }) => event.type === until); ) {
      assert(Date.now() < end, `${until} was not told; ${ofIt().map(({ event }) => event.type)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    for (const { attempt } of ofIt()) assertSigned(attempt);
    return ofIt().map(({ event }) => event);
  }
  const types = (events: readonly Told[]) => events.map(({ type }) => type);

  function assertSigned({ headers, body, timestamp, id }: Attempt): void {
    assert(verify(secret, headers, body, timestamp * 1000));
    assert.equal(told.parse(JSON.parse(body)).id, id);
    // Whole words: an id may have one of them in it.
    assert.doesNotMatch(body, /byhttp|\b(?:Ada|Ben|Ina)\b|Redmond|wingtip/i);
  }

  async function call(method: 'get' | 'post', requestId: string, body?: object, claims = {}) {
    const path = method === 'get' ? '/api/requests/{id}' : '/api/requests/{id}/decision';
    const now = Math.floor(clock.now().getTime() / 1000);
    const token = await entra.token({ nbf: now, exp: now + 600, ...claims });
    const response = await fetch(desk.url + path.replace('{id}', requestId), {
      method: method.toUpperCase(),
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = answered.parse(await response.json());
    assert.equal(misfit(method, path, response.status, answer), undefined);
    return { status: response.status, answer };
  }
  async function read(requestId: string) {
    const { status, answer } = await call('get', requestId);
    assert.equal(status, 200);
    const { profileHash, version } = about.parse(answer);
    return { ...answer, about: { profileHash, version } };
  }
  const customers = (domain: string) => desk.sandbox.customers().filter((one) => one.domain.startsWith(`${domain}.`));

  async function cardOf(user: TeamsUser, wanted: (card: CardNode) => boolean): Promise<Seen> {
    for (const end = Date.now() + 15_000; ; ) {
      for (const { id: messageId, attachments } of desk.connector.messages(user.conversationId)) {
        const card = attachments?.[0]?.content;
        if (isCard(card) && wanted(card)) return { card, messageId };
      }
      assert(Date.now() < end, 'the card did not come');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const asked = (domain: string) =>
    cardOf(approver, (card) => hasButton(card, 'request.approve') && text(card).includes(`${domain} Toys`));

  it('hears of a request, reads it, approves it, and hears of the customer', async () => {
    const { owner, seen, domain, requestId } = await confirmed();
    assert.deepEqual(types(await heard(requestId, 'request.asked')), ['request.asked']);
    const shown = await read(requestId);
    const card = text((await asked(domain)).card);
    for (const value of ['One Microsoft Way', 'ina@wingtiptoys.com', 'Ada Rep', `${domain} Toys`]) {
      assert(JSON.stringify(shown).includes(value) && card.includes(value), value);
    }
    assert.equal(shown.mayDecide, true);
    const decision = { decision: 'approve', ...shown.about };
    // Twice at once, as a retried call may come.
    const both = await Promise.all([call('post', requestId, decision), call('post', requestId, decision)]);
    assert.deepEqual(
      both.map(({ status }) => status),
      [200, 200],
    );
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    const events = await heard(requestId, 'request.created');
    assert.deepEqual(types(events), ['request.asked', 'request.decided', 'request.creating', 'request.created']);
    assert.deepEqual(
      events.map(({ request }) => `${request.state} ${request.approvals.given}/${request.approvals.needed}`),
      ['pendingApproval 0/1', 'approved 1/1', 'creating 1/1', 'created 1/1'],
    );
    assert.equal(new Set(events.map(({ id }) => id)).size, 4);
    const isTold = (now: CardNode) => text(now).includes('Credit [check](http://evil) approved on');
    await cardOf(approver, (now) => isTold(now) && text(now).includes(`${domain} Toys`));
    assert.doesNotMatch(text((await owner.clicks(seen, 'request.view')).card), /cannot be reached/);
    const [customer] = customers(domain);
    assert(customer && customers(domain).length === 1);
    const late = await call('post', requestId, decision);
    assert.deepEqual([late.status, late.answer.state], [200, 'created']);
    const other = await call('post', requestId, { ...decision, decision: 'reject', reason: 'too late' });
    assert.deepEqual([other.status, other.answer.code], [409, 'request.decided']);
    const said = JSON.stringify([await read(requestId), other, receiver.attempts]);
    for (const password of desk.sandbox.passwords(customer.id)) assert(!said.includes(password));
  });

  it('has one vote beside people’s', async () => {
    const { owner, seen, domain, requestId } = await confirmed('FR');
    const { about } = await read(requestId);
    const voted = await call('post', requestId, { decision: 'approve', ...about });
    assert.deepEqual([voted.status, voted.answer.state, voted.answer.mayDecide], [200, 'pendingApproval', false]);
    const again = await call('post', requestId, { decision: 'approve', ...about });
    assert.deepEqual([again.status, again.answer.approvals], [200, { given: 1, needed: 2 }]);
    const other = await call('post', requestId, { decision: 'reject', reason: 'x', ...about });
    assert.deepEqual([other.status, other.answer.code], [409, 'request.voted']);
    await approver.clicks(await asked(domain), 'request.approve');
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    const events = await heard(requestId, 'request.created');
    assert.deepEqual(types(events).slice(0, 3), ['request.asked', 'request.voted', 'request.decided']);
  });

  it('reads who was faster', async () => {
    const { domain, requestId } = await confirmed();
    const { about } = await read(requestId);
    await approver.clicks(await asked(domain), 'request.reject', { reason: 'No credit' });
    const late = await call('post', requestId, { decision: 'approve', ...about });
    assert.deepEqual([late.status, late.answer.code], [409, 'request.decided']);
    const { decision } = z.looseObject({ decision: z.looseObject({}) }).parse(late.answer);
    assert.deepEqual(
      [decision.kind, decision.by, decision.reason],
      ['rejected', { objectId: person, name: 'Ben Approver' }, 'No credit'],
    );
    assert(!Number.isNaN(Date.parse(String(decision.at))));
    assert.equal(customers(domain).length, 0);
  });

  it('sends it back for changes, and decides again on what was changed alone', async () => {
    const { owner, seen, requestId } = await confirmed();
    const { about } = await read(requestId);
    await call('post', requestId, { decision: 'return', reason: 'Wrong [street](http://evil)', ...about });
    const back = await owner.waitsFor(
      seen.messageId,
      (now) => text(now).includes('Wrong [street](http://evil)') && hasButton(now, 'request.correct'),
    );
    const draft = await owner.clicks(back, 'request.correct');
    assert.equal((await call('get', requestId)).answer.profile, undefined, 'a draft is its owner’s alone');
    const edit = await owner.clicks(draft, 'draft.edit', {}, { step: 'address' });
    const review = await owner.clicks(edit, 'draft.save', { phoneNumber: '425 555 0102' });
    await owner.clicks(review, 'request.submit');
    const now = await read(requestId);
    const stale = [about, { ...now.about, profileHash: about.profileHash }, { ...now.about, version: about.version }];
    const early = { ...now.about, version: now.about.version + 1000 };
    for (const other of [...stale, early]) {
      const { status, answer } = await call('post', requestId, { decision: 'approve', ...other });
      assert.deepEqual([status, answer.code], [409, 'request.changed']);
    }
    const rejected = await call('post', requestId, { decision: 'reject', reason: 'Still wrong', ...now.about });
    assert.deepEqual([rejected.status, rejected.answer.state], [200, 'rejected']);
    const events = types(await heard(requestId, 'request.reopened'));
    assert.deepEqual(events.slice(0, 3), ['request.asked', 'request.decided', 'request.reopened']);
    const all = [...events.slice(0, 3), 'request.asked', 'request.decided'];
    while (receiver.taken().length < all.length) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(types(await heard(requestId, 'request.decided')), all);
  });

  it('reads and decides on nothing that it is not asked about', async () => {
    const { requestId } = await confirmed('US', desk.user({ tenantId: '99999999-2222-4333-8444-555555555555' }));
    const body = { decision: 'approve', profileHash: 'ab'.repeat(32), version: 1 };
    for (const id of [requestId, 'nothing', '..%2f..%2fmetrics']) {
      assert.equal((await call('get', id)).answer.code, 'request.notFound');
      assert.equal((await call('post', id, body)).answer.code, 'request.notFound');
    }
    const { domain, requestId: mine } = await confirmed();
    const other = { oid: person, sub: person };
    const { about } = await read(mine);
    assert.equal((await call('post', mine, { decision: 'approve', ...about }, other)).answer.code, 'app.notNamed');
    assert.equal((await call('post', mine, { decision: 'approve', ...about }, { roles: [] })).status, 403);
    assert.equal((await call('get', mine, undefined, { scp: 'user_impersonation' })).status, 401);
    assert.equal(customers(domain).length, 0);
  });

  it('hears of each event at least once, in order and under one id, whatever its receiver does', async () => {
    receiver.arm('error', 'reset', 'redirect', 'slow', 'hang', 'error', 'reset');
    const { owner, seen, requestId } = await confirmed();
    const { about } = await read(requestId);
    await call('post', requestId, { decision: 'approve', ...about });
    await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.reveal'));
    const events = await heard(requestId, 'request.created');
    assert.deepEqual(types(events), ['request.asked', 'request.decided', 'request.creating', 'request.created']);
    const { attempts } = receiver;
    assert.deepEqual(new Set(attempts.map(({ id }) => id)), new Set(events.map(({ id }) => id)));
    assert(attempts.length >= 4 + 6, 'faulted attempts were made again');
    const order = attempts.map(({ id }) => events.findIndex((event) => event.id === id));
    assert.deepEqual(order, order.toSorted(), 'none came before the one before it was taken');
    assert(attempts.every(({ headers }) => headers['webhook-signature']?.startsWith('v1,')));
    const log = desk.logLines.join('\n');
    assert(log.includes('webhook.failed') && !log.includes('a%2Fsecret') && !log.includes(secret));
  });

  it('hears that it was withdrawn, or that nobody decided in time', async () => {
    const withdrawn = await confirmed();
    await withdrawn.owner.clicks(withdrawn.seen, 'request.withdraw');
    assert.deepEqual(types(await heard(withdrawn.requestId, 'request.withdrawn')), [
      'request.asked',
      'request.withdrawn',
    ]);
    const expired = await confirmed();
    time.offsetMs = 73 * hour;
    assert.deepEqual(types(await heard(expired.requestId, 'request.expired')), ['request.asked', 'request.expired']);
    const { decision } = z
      .looseObject({ decision: z.looseObject({}) })
      .parse((await call('get', expired.requestId)).answer);
    assert.deepEqual([decision.kind, decision.by], ['expired', undefined]);
  });
});
