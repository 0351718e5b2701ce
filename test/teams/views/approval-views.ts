import { addressKey } from '../../../src/domain/address-key.ts';
import type { Approval, Decision, DecisionKind } from '../../../src/domain/approval/approval.ts';
import { requirementsFor } from '../../../src/domain/countries/country-requirements.ts';
import type { Person } from '../../../src/domain/person.ts';
import { profileFields } from '../../../src/domain/profile.ts';
import { type CustomerRequest, noOffers, type RequestState } from '../../../src/domain/request.ts';
import { approverView } from '../../../src/teams/views/approver-view.ts';
import { channelView } from '../../../src/teams/views/channel-view.ts';
import { holderView } from '../../../src/teams/views/holder-view.ts';
import { delegatesView } from '../../../src/teams/views/recipients-view.ts';
import { requestListView, waitingListView } from '../../../src/teams/views/request-list-view.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import type { View, ViewContext } from '../../../src/teams/views/view.ts';
import { ruleWith } from '../../domain/approval/sample-policy.ts';
import { aRequest, colleague, customer, somePeople } from './fixtures.ts';

export const askedAt = new Date('2026-11-20T09:30:00Z');
export const decidedAt = new Date('2026-11-20T14:05:00Z');
const expiresAt = new Date('2026-11-23T09:30:00Z');

/** A round of two approvals that nobody has answered yet, with whatever a test wants to be different. */
export function anApproval(changes: Partial<Approval> = {}): Approval {
  return {
    rule: ruleWith({ name: 'Unverified address', approvalsNeeded: 2 }),
    teams: [],
    askedVersion: 7,
    askedAt,
    times: { expiresAt, reminders: [] },
    votes: [],
    delegations: [],
    remindersSent: 0,
    unreached: [],
    earlier: [],
    ...changes,
  };
}

export const grace: Person = { ...colleague, objectId: '7e3d0e4c-9a51-4f0b-8a57-2f6b8a1c4d90', name: 'Grace Hopper' };

export function aVote(person: Person = grace, reason?: string): Approval['votes'][number] {
  return { person, at: decidedAt, profileHash: 'x', ...(reason ? { reason } : {}) };
}

/** How a round ended; by a person where one decides. */
export function anEnd(kind: DecisionKind, reason?: string): Decision {
  const by = kind === 'withdrawn' || kind === 'edited' ? aRequest().owner : grace;
  return { kind, at: decidedAt, ...(kind === 'expired' ? {} : { by }), ...(reason ? { reason } : {}) };
}

/** Where a request is when a round has ended so. */
export const stateAfter: Readonly<Record<DecisionKind, RequestState>> = {
  approved: 'created',
  rejected: 'rejected',
  returned: 'returned',
  withdrawn: 'withdrawn',
  edited: 'draft',
  expired: 'expired',
};

/** More rounds than anybody goes through, each with as much to say as a card takes. */
export function longApproval(words: string): Approval {
  const reason = words.repeat(1000).slice(0, 1000);
  const people = somePeople(9).map((person) => ({ ...person, name: colleague.name }));
  return anApproval({
    rule: ruleWith({ name: words.repeat(80).slice(0, 80), approvalsNeeded: 5 }),
    earlier: Array.from({ length: 12 }, () => ({ ...anEnd('returned', reason), at: askedAt })),
    votes: people.slice(0, 4).map((person) => aVote(person, reason)),
    delegations: people.map((from) => ({ from, to: '', at: askedAt })),
    escalatedAt: decidedAt,
    unreached: ['x'],
  });
}

/** Two warnings, and an address that the rep kept against a suggestion. */
export function doubted(request: CustomerRequest): CustomerRequest {
  const key = addressKey(request.profile);
  const suggestion = { ...request.profile, addressLine1: 'Walter-Gropius-Straße 7', postalCode: '80809' };
  return {
    ...request,
    offers: { ...noOffers, settledAddress: key, keptAddress: { key, suggestion } },
    problems: [
      { field: 'companyName', severity: 'warning', key: 'problem.companyName.unusual' },
      { field: 'phoneNumber', severity: 'warning', key: 'problem.phoneNumber.unusual' },
    ],
  };
}

/** What approvers and owners see of a request that somebody has to approve, by a name that tells which. */
export function approvalViews(profile: CustomerRequest['profile'], ctx: ViewContext): ReadonlyMap<string, View> {
  const known = { requirements: requirementsFor('DE'), resellers: [] };
  const pending = doubted(aRequest({ state: 'pendingApproval', approval: anApproval(), profile, profileHash: 'ab12' }));
  const shown = (request: CustomerRequest, seat: Parameters<typeof approverView>[3]['seat'], why?: 'reasonMissing') =>
    approverView(
      request,
      request.approval ?? anApproval(),
      known,
      { seat, ...(why ? { undecided: { why, reason: '' } } : {}) },
      ctx,
    );
  const half = { ...pending, approval: anApproval({ votes: [aVote()] }) };
  const views = new Map<string, View>([
    ['approval, asked', shown(pending, 'asked')],
    ['approval, without a reason', shown(pending, 'asked', 'reasonMissing')],
    ['approval, voted', shown(half, 'voted')],
    ['approval, watching', shown(half, 'watching')],
    ['pending, one of two', requestView(half, known, { ...ctx, offersNudge: true })],
    ['channel, one of two', channelView(half, ctx)],
    [
      'approval, not asked any more',
      shown({ ...half, approval: anApproval({ votes: [aVote(grace, 'Fine')] }) }, 'none'),
    ],
    ['waiting for me', waitingListView(Array(9).fill(pending), ctx)],
    ['requests, one waits for approvals', requestListView([half], ctx)],
    ['nothing waits for me', waitingListView([], ctx)],
    ['nobody to delegate to', delegatesView({ request: pending, people: [], isUnknown: false }, ctx)],
    ['delegates', delegatesView({ request: pending, people: somePeople(3), isUnknown: false }, ctx)],
  ]);
  for (const kind of Object.keys(stateAfter).filter((key): key is DecisionKind => key in stateAfter)) {
    const approval = anApproval({
      votes: kind === 'approved' ? [aVote(colleague), aVote()] : [],
      decision: anEnd(kind),
    });
    const ended = { ...pending, state: stateAfter[kind], approval, customer };
    views.set(`approval, ${kind}`, shown(ended, 'watching'));
    views.set(`${kind}, with its approvals`, requestView(ended, known, ctx));
    views.set(`channel, ${kind}`, channelView(ended, ctx));
    if (kind !== 'approved') continue;
    const kept = { ...ctx, password: decidedAt };
    views.set('approved and handed over, its owner', requestView(ended, known, { ...kept, holder: colleague.name }));
    views.set('approved and handed over, its holder', holderView(ended, { ...kept, owner: ended.owner.name }));
  }
  const problems = profileFields.map((field) => ({ field, severity: 'warning', key: 'problem.invalid' }) as const);
  const long = { ...pending, approval: longApproval('Ä'), problems };
  views.set('approval, much said', shown(long, 'asked'));
  views.set('channel, much said', channelView(long, ctx));
  views.set('pending, much said', requestView(long, known, ctx));
  return views;
}
