import assert from 'node:assert/strict';
import { systemClock } from '../../src/system.ts';
import { auditTrail } from '../support/audit-trail.ts';
import { CredentialStates, type InState } from '../support/credential-states.ts';
import { askByPath, revealPaths } from '../support/reveal-paths.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

describe('every attempt at a password stands in the audit', function () {
  this.timeout(40_000);
  let desk: TestDesk;
  let states: CredentialStates;
  before(async () => {
    desk = await startTestDesk();
    states = new CredentialStates(desk);
  });
  after(() => desk?.close());

  async function attempts({ target, owner, passwords }: InState): Promise<readonly string[]> {
    const from = (await auditTrail(desk, systemClock)).at(-1)?.position ?? 0;
    for (const path of [revealPaths.execute, revealPaths.dialog]) {
      for (const user of [desk.user(owner), desk.user()]) {
        await askByPath(user, path.activity(user, target), passwords);
      }
    }
    const news = await auditTrail(desk, systemClock, from);
    return news.flatMap(({ event, actor, facts, requestId }) => {
      if (requestId !== target.requestId) return [];
      const { why = '' } = facts as { readonly why?: string };
      return [`${actor.objectId === owner.objectId ? 'owner' : 'other'} ${event} ${why}`.trim()];
    });
  }

  it('of a stored one: the first showing, those after it, and who was refused', async () => {
    assert.deepEqual(await attempts(await states.created()), [
      'owner credential.claimed',
      'other credential.denied notYours',
      'owner credential.shownAgain',
      'other credential.denied notYours',
    ]);
  });

  const refused = [
    'owner credential.denied gone',
    'other credential.denied notYours',
    'owner credential.denied gone',
    'other credential.denied notYours',
  ];

  it('of one that is destroyed', async () => {
    assert.deepEqual(await attempts(await states.delivered()), refused);
  });

  it('of one that was lost on its way', async () => {
    assert.deepEqual(await attempts(await states.lost()), refused);
  });

  it('of one in whose place a new one is being set', async () => {
    assert.deepEqual(await attempts(await states.resetAsked()), refused);
  });

  it('none by a client that repaints by itself, nor by a message, which show nothing', async () => {
    const { target, owner } = await states.created();
    const from = (await auditTrail(desk, systemClock)).at(-1)?.position ?? 0;
    const user = desk.user(owner);
    await askByPath(user, revealPaths.execute.activity(user, target, {}, 'automatic'), () => []);
    await askByPath(user, revealPaths.submit.activity(user, target), () => []);
    const news = await auditTrail(desk, systemClock, from);
    assert.deepEqual(
      news.filter(({ event }) => event.startsWith('credential.')),
      [],
    );
  });
});
