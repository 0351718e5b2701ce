import assert from 'node:assert/strict';
import { renderView } from '../../../src/teams/render.ts';
import { hintView } from '../../../src/teams/views/hint-view.ts';
import { requestListView, waitingListView } from '../../../src/teams/views/request-list-view.ts';
import { textOf } from '../card-parts.ts';
import { anApproval, aVote } from './approval-views.ts';
import { aContext, aRequest } from './fixtures.ts';

const ctx = aContext('en-US', { timeZone: 'Europe/Berlin' });
const pending = aRequest({ state: 'pendingApproval', approval: anApproval({ votes: [aVote()] }) });

describe('the list of what waits for an approver', () => {
  it('says of each who asks since when, how many approvals there are, and until when', () => {
    const text = textOf(renderView(waitingListView([pending], ctx), 'en'));
    assert.match(
      text,
      /TD-1042 · Contoso GmbH.*Megan Bowen asks, since Nov 20, 2026, 10:30\sAM.*1 of 2 approvals, until Nov 23/s,
    );
    assert.doesNotMatch(text, /longest/);
  });

  it('says that more wait, which are later ones and not older ones', () => {
    const text = textOf(renderView(waitingListView(Array(9).fill(pending), ctx), 'en'));
    assert.match(text, /These are the 8 that have waited longest/);
    assert.doesNotMatch(text, /latest|older/);
  });
});

describe('the list of one’s own requests', () => {
  it('says how far the approvals are while they are waited for, and nothing of them afterwards', () => {
    const of = (state: 'pendingApproval' | 'creating') =>
      textOf(renderView(requestListView([{ ...pending, state }], ctx), 'en'));
    assert.match(of('pendingApproval'), /Waiting for approval.*1 of 2 approvals, until Nov 23/s);
    assert.doesNotMatch(of('creating'), /of 2 approvals/);
  });
});

describe('the help', () => {
  it('has the approvers’ commands for approvers alone', () => {
    const helps = (isApprover: boolean) => textOf(renderView(hintView(ctx, { isApprover }), 'en'));
    assert.match(helps(true), /waiting for me.*approvals here/s);
    assert.doesNotMatch(helps(false), /waiting for me|approvals here/);
  });
});
