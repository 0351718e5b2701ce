import assert from 'node:assert/strict';
import { approverId, askedOf, cardIn, confirm, meetApprovers, ownChats } from '../support/approval-people.ts';
import { hasButton, text } from '../support/card.ts';
import type { ConnectorCall } from '../support/fake-connector.ts';
import type { TeamsUser } from '../support/teams-user.ts';
import { OperatorDesk } from './support/operator-desk.ts';

const words = 'Ask the lawyers first';

describe('npm run requests, of an approval', function () {
  this.timeout(60_000);
  let world: OperatorDesk;
  let approver: TeamsUser;
  before(async () => {
    const env = { APPROVAL: '*:1', APPROVERS: [approverId(1), approverId(2)].join(','), CREDENTIAL_HAND_OVER: '1' };
    world = await OperatorDesk.start({ env, connector: ownChats });
    const [first] = await meetApprovers(world.desk, [1]);
    assert(first);
    approver = first;
    // Teams refuses to open a chat with who has not installed the bot.
    const fits = ({ conversationId, body }: ConnectorCall) =>
      `${conversationId} ${JSON.stringify(body.members)}`.includes(approverId(2));
    world.desk.connector.fail({ fits, status: 403, times: 99 });
  });
  after(() => world.desk.close());

  const rep = () => world.desk.user({ name: 'Ada Rep' });
  async function confirmed(domain: string) {
    const asked = await confirm(rep(), domain);
    const card = await askedOf(approver, domain);
    const [number = ''] = /TD-\d+/.exec(text(card.card)) ?? [];
    return { ...asked, card, number };
  }
  async function shows(number: string, wanted: RegExp): Promise<string> {
    for (const end = Date.now() + 15_000; ; ) {
      const shown = await world.prints(`show ${number}`);
      if (wanted.test(shown)) return shown;
      assert(Date.now() < end, `${wanted} is not in:\n${shown}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const metrics = async () => (await fetch(`${world.desk.url}/metrics`)).text();

  it('shows who has to approve, whom the bot could not reach, and where the cards are', async () => {
    const { number } = await confirmed('opasked');
    const shown = await shows(number, /Not reached/);
    assert.match(shown, /\nApproval\n {2}Rule +\*:1\n {2}Given +0 of 1\n/);
    assert.match(shown, new RegExp(`Asked +${approverId(1)}, ${approverId(2)}\n`));
    assert.match(shown, new RegExp(`Not reached +${approverId(2)}\n`));
    assert.match(shown, /Expires +\d{4}-\d\d-\d\d/);
    assert.match(shown, /up to date +to owner /);
    assert.match(shown, new RegExp(`up to date +to approver:${approverId(1)} `));
    assert.match(await metrics(), /^tenant_desk_unreached_approvers 1$/m);
    const { approval } = JSON.parse(await world.prints(`show ${number} --json`));
    assert.deepEqual([approval.given, approval.needed, approval.unreached], [0, 1, [approverId(2)]]);
  });

  it('shows who decided and when, what was told to whom, and nothing that anybody typed', async () => {
    const { number, card } = await confirmed('opdecided');
    await approver.clicks(card, 'request.reject', { reason: words });
    const shown = await shows(number, /request\.rejected +to \S+ +told/);
    assert.match(shown, new RegExp(`Ended +rejected .* by Approver 1 \\(object id ${approverId(1)}\\)`));
    assert.doesNotMatch(shown, /Asked|Not reached|Expires/);
    const json = await world.prints(`show ${number} --json`);
    for (const said of [shown, json]) assert(!said.includes(words), said);
    assert.equal(JSON.parse(json).approval.decision.by.name, 'Approver 1');
  });

  it('shows to whom a password was handed over', async () => {
    const { number, owner, seen, card } = await confirmed('ophanded');
    await approver.clicks(card, 'request.approve');
    const created = await owner.waitsFor(seen.messageId, (now) => hasButton(now, 'credential.handOver'), 20_000);
    const [colleague] = await meetApprovers(world.desk, [3]);
    assert(colleague);
    const choice = await owner.clicks(created, 'credential.handOver');
    await owner.clicks(choice, 'credential.handOver', { recipient: colleague.objectId });
    await cardIn(colleague, (now) => hasButton(now, 'credential.reveal'));
    const shown = await shows(number, /Handed over to/);
    assert.match(shown, new RegExp(`Handed over to +Approver 3 \\(object id ${approverId(3)}\\)`));
    assert.match(shown, /to holder /);
  });
});
