import assert from 'node:assert/strict';
import type { Approval } from '../../../src/domain/approval/approval.ts';
import { type CustomerRequest, requestStates } from '../../../src/domain/request.ts';
import { approvalNews } from '../../../src/flows/approval/approval-news.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';
import { newRequest, start } from '../../storage/support/sample.ts';
import { anApproval } from '../../teams/views/approval-views.ts';
import { personOf } from './support/approval-world.ts';

const person = personOf(idOf(1));
const vote = { person, at: start, profileHash: 'ab12' };
const delegation = { from: person, to: idOf(2), at: start };

function pending(changes: Partial<Approval> = {}): CustomerRequest {
  return { ...newRequest({ state: 'pendingApproval' }), number: 1, approval: anApproval(changes) };
}
const typeOf = (from: CustomerRequest, next: CustomerRequest) => approvalNews(from, next, start)?.type;

describe('what is told outside of a change', () => {
  it('is within a round each vote, and that somebody else is asked', () => {
    const asked = pending();
    assert.equal(typeOf(asked, pending()), undefined);
    assert.equal(typeOf(asked, pending({ votes: [vote] })), 'request.voted');
    assert.equal(typeOf(asked, pending({ escalatedAt: start })), 'request.asked');
    assert.equal(typeOf(asked, pending({ delegations: [delegation] })), 'request.asked');
    const later = { escalatedAt: start, delegations: [delegation], votes: [vote] };
    assert.equal(typeOf(pending(later), pending({ ...later, remindersSent: 2, nudgedAt: start })), undefined);
    assert.equal(typeOf(pending(later), pending({ ...later, delegations: [delegation, delegation] })), 'request.asked');
  });

  it('has an id of its own for each version, and names nobody', () => {
    const from = pending();
    const [asked, escalated] = [5, 6].map((version) =>
      approvalNews(from, { ...from, ...pending({ escalatedAt: start }), id: 'r', version }, start),
    );
    assert.deepEqual([asked?.id, escalated?.id], ['msg_r_5', 'msg_r_6']);
    assert.doesNotMatch(escalated?.body ?? '', new RegExp(`${idOf(1)}|${from.owner.name}`));
  });

  it('is each new state, and nothing of a request that nobody was asked to approve', () => {
    for (const state of requestStates) {
      const from = { ...pending(), state: state === 'draft' ? 'returned' : 'draft' } as const;
      assert.match(typeOf(from, { ...from, state }) ?? '', /^request\.[a-zA-Z]+$/);
      const { approval: _none, ...other } = from;
      assert.equal(typeOf(other, { ...other, state }), undefined);
    }
  });
});
