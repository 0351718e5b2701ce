import assert from 'node:assert/strict';
import { decisionKinds } from '../../../src/domain/approval/approval.ts';
import { renderView } from '../../../src/teams/render.ts';
import { channelView } from '../../../src/teams/views/channel-view.ts';
import { textOf } from '../card-parts.ts';
import { anApproval, anEnd, askedAt, aVote, grace, stateAfter } from './approval-views.ts';
import { aContext, aRequest, profile } from './fixtures.ts';

const ctx = aContext('en-US');
const said = 'Ask Jürgen Groß first';

describe('the card in the channel for approvals', () => {
  const cardOf = (changes: Parameters<typeof aRequest>[0]) =>
    textOf(renderView(channelView(aRequest({ profileHash: 'ab12', ...changes }), ctx), 'en'));

  it('says who decided what, and nothing that they wrote: that may name somebody', () => {
    const round = anApproval({
      votes: [aVote(grace, said)],
      earlier: [{ ...anEnd('returned', said), at: askedAt }],
    });
    const pending = cardOf({ state: 'pendingApproval', approval: round });
    assert.match(pending, /Grace Hopper returned it.*Grace Hopper approved on.*1 of 2 approvals/s);
    assert.doesNotMatch(pending, /Groß/);
    for (const kind of decisionKinds) {
      const card = cardOf({ state: stateAfter[kind], approval: { ...round, decision: anEnd(kind, said) } });
      assert.doesNotMatch(card, /Groß/, kind);
      assert.match(card, /Grace Hopper returned it/, kind);
    }
  });

  it('shows the domain that was asked about, and none that was typed or confirmed since', () => {
    const domain = `${profile.domain}.onmicrosoft.com`;
    const returned = anApproval({ decision: anEnd('returned') });
    assert(cardOf({ state: 'returned', approval: returned }).includes(domain));
    for (const state of ['draft', 'creating'] as const) {
      const card = cardOf({ state, approval: returned });
      assert(!card.includes(domain));
      assert(profile.companyName && !card.includes(profile.companyName), state);
    }
    const again = cardOf({ state: 'creating', approval: returned });
    assert.match(again, /^Confirmed again.*no approval was needed.*Grace Hopper returned it/s);
    assert.equal(again.split('Grace Hopper').length, 2, 'once');
  });
});
