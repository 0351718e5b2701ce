import assert from 'node:assert/strict';
import { queueSettings } from '../../src/jobs/queue-settings.ts';
import { text } from '../support/card.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { OperatorDesk } from './support/operator-desk.ts';

describe('what an operator sees of a job that was given up', function () {
  this.timeout(60_000);
  const { retryBackoff: _quick, retryDelayMax: _quicker, ...usual } = queueSettings;
  let aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  let isTeamsAway = false;
  let world: OperatorDesk;
  before(async () => {
    const settings = { ...usual, retryLimit: 1, retryDelay: 0 };
    world = await OperatorDesk.start({ overrides: { clock, queueSettings: settings } });
    world.desk.connector.fail({ fits: ({ method }) => isTeamsAway && method === 'PUT', status: 503, times: 1e6 });
  });
  after(() => world.desk.close());

  async function figures(): Promise<Readonly<Record<string, number>>> {
    const metrics = await (await fetch(`${world.desk.url}/metrics`)).text();
    const lines = metrics.match(/^tenant_desk_(?:dead_jobs|stuck).* \d+$/gm) ?? [];
    return Object.fromEntries(
      lines.map((line) => [line.slice('tenant_desk_'.length, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
    );
  }
  const none = {
    'dead_jobs{job="create-customer"}': 0,
    'dead_jobs{job="deliver"}': 0,
    'dead_jobs{job="check-validation-status"}': 0,
    'dead_jobs{job="reset-password"}': 0,
    'dead_jobs{job="tell"}': 0,
    'dead_jobs{job="call-webhook"}': 0,
    stuck_requests: 0,
  };
  const list = async () => (await world.run('--stuck', { clock })).out.join('\n');

  it('in the metrics, the list and the request, until the card is as it should be', async () => {
    const { desk } = world;
    assert.deepEqual(await figures(), none);
    const rep = desk.user();
    const review = await fillIn(rep, { ...wingtip.company, domain: 'behind' });
    isTeamsAway = true;
    await rep.clicks(review, 'request.submit');
    const givenUp = () => desk.logLines.some((line) => /"attempt":2.*job\.givenUp/.test(line));
    while (!givenUp() || desk.sandbox.customers().length === 0) await new Promise((resolve) => setTimeout(resolve, 50));

    aheadMs = 20 * 60_000;
    assert.deepEqual(await figures(), { ...none, 'dead_jobs{job="deliver"}': 1, stuck_requests: 1 });
    const stuck = await list();
    assert.match(
      stuck,
      /TD-1001 +created .* connector\.unavailable .* a message shows an older state.*; a job was given up/,
    );
    const shown = (await world.run('show 1001', { clock })).out.join('\n');
    assert.match(shown, /behind: shows version \d+ of \d+/);
    assert.match(shown, /deliver +givenUp +2 failed .* connector\.unavailable/);
    assert.match(shown, /What to do[\s\S]*job\.givenUp/);

    isTeamsAway = false;
    await desk.restart();
    await rep.waitsFor(review.messageId, (card) => /Customer created/.test(text(card)), 20_000);
    assert.deepEqual(await figures(), none);
    assert.equal(await list(), 'Nothing is stuck.');
  });
});
