import assert from 'node:assert/strict';
import { type CardNode, hasButton, nodes, text } from '../support/card.ts';
import { createOne, fillIn, wingtip } from '../support/story.ts';
import type { Seen, TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const users = 'GET /v1/customers/{id}/users';
const reset = 'PATCH /v1/customers/{id}/users/{userId}/resetpassword';
const day = 24 * 3_600_000;
const approver = '0a0a0a0a-0000-4000-8000-00000000000a';

interface Lost {
  readonly rep: TeamsUser;
  readonly card: Seen;
  readonly domain: string;
}

describe('a new password for a customer’s administrator', function () {
  this.timeout(40_000);
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let desk: TestDesk;
  let count = 0;
  /** Customers whose password was lost with Partner Center's answer, made side by side because that takes seconds. */
  const ready: Lost[] = [];
  before(async () => {
    desk = await startTestDesk({ overrides: { clock }, env: { APPROVERS: approver } });
    const choices = [{ enableGDAPByDefault: 'false' }, {}, {}, {}, {}, {}, {}, {}];
    ready.push(...(await Promise.all(choices.map((choice) => withLostAnswer(desk, choice)))));
  });
  after(() => desk.close());
  afterEach(async () => {
    time.offsetMs = 0;
    await fetch(`${desk.sandbox.url}/control/faults`, { method: 'DELETE' });
  });

  const offersOne = (card: CardNode) => hasButton(card, 'credential.reset');
  const offersToShow = (card: CardNode) => hasButton(card, 'credential.reveal');

  async function withLostAnswer(at: TestDesk, choice: Readonly<Record<string, string>> = {}): Promise<Lost> {
    const rep = at.user();
    const domain = `lost${++count}`;
    const company = { ...wingtip.company, companyName: `${domain} Toys`, domain };
    const review = await fillIn(rep, company);
    at.sandbox.fault({ route: 'POST /v1/customers', kind: 'commit-then-drop' });
    await rep.clicks(review, 'request.submit', choice);
    const card = await rep.waitsFor(review.messageId, (shown) => text(shown).includes('Customer created'), 30_000);
    return { rep, card, domain };
  }

  function next(): Lost {
    const lost = ready.pop();
    assert(lost, 'too few were made');
    // The program may have been started again since, at another address.
    return { ...lost, rep: desk.user({ objectId: lost.rep.objectId }) };
  }

  function passwordsOf(domain: string, { sandbox } = desk): readonly string[] {
    const { id = '' } = sandbox.customers().find((customer) => customer.domain.startsWith(`${domain}.`)) ?? {};
    return sandbox.passwords(id);
  }

  async function shown(rep: TeamsUser, card: Seen): Promise<{ readonly password: unknown; readonly card: Seen }> {
    const revealed = await rep.clicks(card, 'credential.reveal');
    const [, password] = nodes(revealed.card).filter(({ fontType }) => fontType === 'Monospace');
    return { password: password?.text, card: revealed };
  }

  it('is set where the answer with the first one was lost, and fetched like that', async () => {
    const { rep, card, domain } = next();
    assert.match(text(card.card), /did not reach us\. “Set a new password”/);
    assert(!offersToShow(card.card));
    const asked = await rep.clicks(card, 'credential.reset');
    assert.match(text(asked.card), /✓\n.*You asked for a new password\n…\n.*Partner Center sets it/);
    assert.deepEqual([offersOne(asked.card), offersToShow(asked.card)], [false, false]);

    const set = await rep.waitsFor(card.messageId, offersToShow);
    assert.match(text(set.card), new RegExp(`administrator of ${domain}\\.onmicrosoft\\.com has a new password`));
    assert.equal(offersOne(set.card), false);
    const { password, card: open } = await shown(rep, set);
    assert.equal(passwordsOf(domain).length, 2);
    assert.equal(password, passwordsOf(domain).at(-1));
    const receipt = await rep.clicks(open, 'credential.done');
    assert.deepEqual([offersOne(receipt.card), offersToShow(receipt.card)], [false, false]);
  });

  it('is set again and again, whenever the one before has expired', async () => {
    const rep = desk.user();
    const domain = `again${++count}`;
    let card = await createOne(rep, { ...wingtip.company, companyName: domain, domain });
    const first = await shown(rep, card);
    let earlier: Seen | undefined;
    for (let round = 1; round <= 2; round += 1) {
      time.offsetMs += 16 * 60_000;
      await desk.restart();
      const gone = await rep.waitsFor(card.messageId, offersOne, 15_000);
      assert.match(text(gone.card), /no longer kept here\. Was it not saved\? “Set a new password”.*the old one stops/);
      const again = desk.user({ objectId: rep.objectId });
      // The click that asked for the one before, delivered again.
      if (earlier) assert(offersOne((await again.clicks(earlier, 'credential.reset')).card));
      earlier = gone;
      await again.clicks(gone, 'credential.reset');
      card = await again.waitsFor(card.messageId, offersToShow);
      // A card of the password before says nothing of the one that nobody has seen.
      const late = await again.clicks(first.card, 'credential.done');
      assert(offersToShow(late.card));
      const { password } = await shown(again, card);
      assert.equal(password, passwordsOf(domain).at(-1));
      assert.equal(passwordsOf(domain).length, 1 + round);
    }
    assert.equal(passwordsOf(domain).length, 3);
  });

  it('eight clicks at once, and redelivered with new ids, set one', async () => {
    const { rep, card, domain } = next();
    const click = rep.clickActivity(card, 'credential.reset');
    const again = { ...click, id: 'reset-with-a-new-id' };
    const answers = await Promise.all(
      [click, click, click, click, again, again, again, again].map((activity) => rep.invoke(activity)),
    );
    assert(answers.every(({ statusCode, type }) => statusCode === 200 && type.endsWith('card.adaptive')));
    await rep.waitsFor(card.messageId, offersToShow);
    const late = await rep.invoke(again);
    assert(offersToShow(late.value as CardNode));
    assert.equal(passwordsOf(domain).length, 2);
  });

  it('by nobody but the owner: not a colleague, an approver, another tenant, or a client that repaints', async () => {
    const { rep, card, domain } = next();
    const others = [
      desk.user(),
      desk.user({ objectId: approver }),
      desk.user({ objectId: rep.objectId, tenantId: '22222222-2222-4333-8444-555555555555' }),
    ];
    for (const other of others) {
      assert.match(await other.clicksForWords(card, 'credential.reset'), /somebody else|no such request/);
    }
    const click = rep.clickActivity(card, 'credential.reset') as { value: object };
    const automatic = await rep.invoke({ ...click, value: { ...click.value, trigger: 'automatic' } });
    assert(offersOne(automatic.value as CardNode));
    assert.equal(passwordsOf(domain).length, 1);
  });

  it('sends the same one until there is an answer', async () => {
    const { rep, card, domain } = next();
    for (const kind of ['commit-then-drop', 'throttle', 'commit-then-500'] as const) {
      desk.sandbox.fault({ route: reset, kind, retryAfter: 1 });
    }
    await rep.clicks(card, 'credential.reset');
    const set = await rep.waitsFor(card.messageId, offersToShow, 30_000);
    const { password } = await shown(rep, set);
    assert.deepEqual(passwordsOf(domain).slice(1), [password, password, password]);
  });

  it('says why it is refused and where it can be done, and tries again with another one', async () => {
    const { rep, card, domain } = next();
    const description = 'Insufficient privileges to complete the operation.';
    desk.sandbox.fault({ route: users, kind: 'refuse', status: 403, code: 900308, description });
    await rep.clicks(card, 'credential.reset');
    let refused = await rep.waitsFor(card.messageId, (shownCard) => /No new password was set/.test(text(shownCard)));
    for (const words of [
      /Privileged Authentication Administrator/,
      /900308/,
      /Users and licenses/,
      /Correlation ID of the/,
    ]) {
      assert.match(text(refused.card), words);
    }
    assert(text(refused.card).includes(description));
    assert.equal(passwordsOf(domain).length, 1);

    desk.sandbox.fault({ route: reset, kind: 'refuse', status: 400, code: 2000, description: 'Too weak.' });
    await rep.clicks(refused, 'credential.reset');
    refused = await rep.waitsFor(card.messageId, (shownCard) => /Too weak/.test(text(shownCard)));
    assert.match(text(refused.card), /did not accept the password/);
    await rep.clicks(refused, 'credential.reset');
    const set = await rep.waitsFor(card.messageId, offersToShow);
    assert.equal((await shown(rep, set)).password, passwordsOf(domain).at(-1));
  });

  it('waits for a sign-in that fails, says so, and goes on by itself afterwards', async () => {
    const { rep, card, domain } = next();
    const token = { route: 'POST /{tenant}/oauth2/v2.0/token', kind: 'refuse', status: 400, code: 700082 } as const;
    desk.sandbox.fault({ ...token, error: 'invalid_grant', description: 'The refresh token has expired.', times: 3 });
    // The access token that there is serves no longer, so that one has to be fetched.
    desk.sandbox.fault({ route: users, kind: 'unauthorized' });
    await rep.clicks(card, 'credential.reset');
    await rep.waitsFor(card.messageId, (waiting) =>
      /renew the sign-in\. If that happens within a day/.test(text(waiting)),
    );
    const set = await rep.waitsFor(card.messageId, offersToShow, 30_000);
    assert.equal((await shown(rep, set)).password, passwordsOf(domain).at(-1));
  });

  it('is not offered a month after the creation', async () => {
    const { rep, card, domain } = next();
    time.offsetMs = 31 * day;
    const late = await rep.clicks(card, 'credential.reset');
    assert(!offersOne(late.card));
    assert.match(text(late.card), /Reset it in Partner Center/);
    assert.equal(passwordsOf(domain).length, 1);
  });

  it('is not offered without admin rights in the tenant, nor set for a click made up', async () => {
    const { rep, card, domain } = next();
    assert(!offersOne(card.card));
    assert.match(text(card.card), /Without GDAP.*only the customer, with Microsoft’s support/);
    await rep.clicks(forged(card), 'credential.reset');
    assert.equal(passwordsOf(domain).length, 1);
  });

  it('is not offered where the cloud resets none: the card says where it can be done', async () => {
    const china = {
      audience: 'https://partner.partnercenterapi.microsoftonline.cn',
      domainSuffix: 'partner.onmschina.cn',
    };
    const other = await startTestDesk({ env: { PARTNER_CENTER_CLOUD: 'china' }, sandbox: china });
    try {
      const { rep, card, domain } = await withLostAnswer(other);
      assert(!offersOne(card.card));
      assert.match(text(card.card), /use Partner Center operated by 21Vianet/);
      const answer = await rep.clicks(forged(card), 'credential.reset');
      assert.equal(text(answer.card), text(card.card));
      assert.equal(passwordsOf(domain, other).length, 1);
    } finally {
      await other.close();
    }
  });
});

/** The card with a button that it does not have. */
function forged({ card, messageId }: Seen): Seen {
  const data = nodes(card).find(({ verb }) => verb === 'request.view')?.data;
  return { messageId, card: { ...card, actions: [{ type: 'Action.Execute', verb: 'credential.reset', data }] } };
}
