import assert from 'node:assert/strict';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { withoutDetails } from '../../../src/domain/without-details.ts';
import { renderView } from '../../../src/teams/render.ts';
import { credentialDialogView, credentialView } from '../../../src/teams/views/credential-view.ts';
import { requestListView } from '../../../src/teams/views/request-list-view.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import { partsOfType, textOf } from '../card-parts.ts';
import { aContext, aRequest, customer, failure } from './fixtures.ts';

function cardOf(changes: Partial<CustomerRequest>, ctx = aContext()) {
  return renderView(requestView(aRequest(changes), { resellers: [] }, ctx), ctx.locale);
}

function verbsOf(card: unknown): readonly unknown[] {
  return partsOfType((card as { actions?: unknown }).actions, 'Action.Execute').map(({ verb }) => verb);
}

describe('the cards after the wizard', () => {
  it('each say which request they are about and where it stands', () => {
    for (const state of ['creating', 'created', 'failed', 'rejected', 'expired', 'needsAttention'] as const) {
      assert.match(textOf(cardOf({ state, customer, failure })), /TD-1042 · Contoso GmbH/, state);
    }
    assert.match(textOf(cardOf({ state: 'creating' })), /…\n\u00a0Creating/);
  });

  it('let a request be taken back or withdrawn only while nobody decided', () => {
    assert.deepEqual(verbsOf(cardOf({ state: 'pendingApproval' })), ['request.correct', 'request.withdraw']);
    for (const state of ['submitted', 'approved', 'creating'] as const)
      assert.deepEqual(verbsOf(cardOf({ state })), []);
  });

  it('offer the password of a created customer and say until when', () => {
    const ctx = aContext('en-US', { password: new Date('2026-11-23T09:30:00Z'), timeZone: 'Europe/Berlin' });
    const card = cardOf({ state: 'created', customer }, ctx);
    assert.deepEqual(verbsOf(card), ['credential.reveal']);
    assert.match(textOf(card), /until Nov 23, 2026, 10:30\sAM GMT\+1/);
    for (const fact of [customer.id, customer.domain, customer.correlationId]) assert.ok(textOf(card).includes(fact));
  });

  it('offer it in a dialog as well where the client opens dialogs, in the menu behind the other buttons', () => {
    const inDialog = (changes: Partial<CustomerRequest>, dialogs: boolean, password?: 'gone') =>
      partsOfType(cardOf(changes, aContext('en-US', { dialogs, ...(password ? { password } : {}) })), 'Action.Submit');
    const [shown, ...others] = inDialog({ state: 'created', customer }, true);
    const { id: requestId, version } = aRequest();
    assert.deepEqual(shown?.data, { verb: 'credential.reveal', requestId, version, msteams: { type: 'task/fetch' } });
    assert.equal(shown?.mode, 'secondary');
    const none = [
      others,
      inDialog({ state: 'created', customer }, false),
      inDialog({ state: 'created', customer }, true, 'gone'),
      inDialog({ state: 'created', customer: { ...customer, hasCredential: false } }, true),
      inDialog({ state: 'created', customer: { ...customer, reset: { state: 'asked' } } }, true),
      inDialog({ state: 'delivered', customer }, true),
    ];
    assert.deepEqual(none, [[], [], [], [], [], []]);
  });

  it('say how to go on when the password did not reach us', () => {
    const card = cardOf({ state: 'created', customer: { ...customer, hasCredential: false } });
    assert.deepEqual(verbsOf(card), []);
    assert.match(textOf(card), /Reset it in Partner Center/);
  });

  it('end as a receipt of which nothing but pages is left to press', () => {
    const card = cardOf({ state: 'delivered', customer });
    assert.deepEqual(verbsOf(card), []);
    assert.ok(partsOfType(card, 'Action.OpenUrl').length > 0);
    assert.ok(textOf(card).includes(customer.id));
  });

  it('tell a failure in our words and in Partner Center’s, and always offer a way on', () => {
    const card = cardOf({ state: 'failed', failure });
    const text = textOf(card);
    assert.match(text, /Company registration number: Partner Center does not accept/);
    for (const fact of [failure.partnerCenterText, failure.partnerCenterCode, failure.correlationId]) {
      assert.ok(text.includes(fact));
    }
    const ways = (canCorrect: boolean, canRetry: boolean) =>
      verbsOf(cardOf({ state: 'failed', failure: { ...failure, canCorrect, canRetry } }));
    assert.deepEqual(ways(true, false), ['request.correct', 'request.withdraw']);
    assert.deepEqual(ways(false, true), ['request.retry', 'request.withdraw']);
    assert.deepEqual(ways(true, true), ['request.retry', 'request.correct', 'request.withdraw']);
    assert.deepEqual(ways(false, false), ['request.correct', 'request.withdraw']);
    assert.deepEqual(verbsOf(cardOf({ state: 'failed' })), ['request.correct', 'request.withdraw']);
  });

  it('never show an expiry or an unknown end as a person’s decision', () => {
    assert.doesNotMatch(textOf(cardOf({ state: 'expired' })), /approver|agree|reject/i);
    assert.doesNotMatch(textOf(cardOf({ state: 'needsAttention' })), /approver|agree|reject|not created/i);
    assert.match(textOf(cardOf({ state: 'rejected' })), /approver did not agree/);
  });

  it('name UTC when the time zone of the client is not one', () => {
    const card = cardOf({ state: 'created', customer }, aContext('en-US', { timeZone: 'Nowhere/Land' }));
    assert.match(textOf(card), /9:30\sAM UTC/);
  });
});

describe('the cards of requests whose details are erased', () => {
  const creation = { point: 'answered', msRequestId: 'm', correlationId: 'c', attempts: 1 } as const;
  const erased = (changes: Partial<CustomerRequest>) =>
    cardOf({ ...withoutDetails(aRequest(changes)), erasedAt: new Date('2027-11-23T09:30:00Z') });

  it('say when, keep the state and the ids, and lead nowhere but to a new request', () => {
    for (const state of ['created', 'delivered', 'rejected', 'withdrawn', 'expired', 'failed'] as const) {
      const made = state === 'created' || state === 'delivered' ? { customer } : {};
      const card = erased({ state, creation, ...made, ...(state === 'failed' ? { failure } : {}) });
      const text = textOf(card);
      assert.match(text, /TD-1042\n/);
      assert.match(text, /details of this request were erased on Nov 23, 2027, 9:30\sAM UTC/, state);
      assert.doesNotMatch(text, /Contoso|contoso|Invalid organization/);
      assert.equal(text.includes(customer.id), 'customer' in made, state);
      assert.equal(text.includes(failure.partnerCenterCode), state === 'failed');
      assert.deepEqual(verbsOf(card), ['customer.new']);
    }
    assert.match(textOf(erased({ state: 'delivered', customer })), /^Customer created\n.*✓\n\s*Done\n/s);
    assert.match(textOf(erased({ state: 'withdrawn' })), /Request withdrawn/);
  });

  it('say of a draft that time ended it, which nobody decided', () => {
    const text = textOf(erased({ state: 'expired' }));
    assert.match(
      text,
      /Draft erased\n.*nobody changes for 90 days are erased by themselves; this one was on Nov 23, 2027/s,
    );
    assert.doesNotMatch(text, /approver|agree|reject|cancel|withdr|decide/i);
  });

  it('say of a request that expired before that no person decided it, either', () => {
    assert.doesNotMatch(textOf(erased({ state: 'expired', creation })), /approver|agree|reject|draft|withdr|decide/i);
  });

  it('say in the list that it is so', () => {
    const request = { ...withoutDetails(aRequest({ state: 'delivered', customer })), erasedAt: customer.createdAt };
    const text = textOf(renderView(requestListView([request], aContext()), 'en'));
    assert.match(text, /TD-1042\n.*Done\n.*Details erased/s);
    assert.doesNotMatch(text, /Contoso/);
  });
});

describe('my requests', () => {
  it('are eight at most, each with its own words on its button', () => {
    const requests = Array.from({ length: 9 }, (_, index) => aRequest({ number: 1050 - index, state: 'created' }));
    const card = renderView(requestListView(requests, aContext()), 'en');
    const open = partsOfType(card.body, 'Action.');
    assert.equal(open.length, 8);
    assert.equal(open[0]?.tooltip, 'Open TD-1050 · Contoso GmbH');
    assert.match(textOf(card), /status TD-…/);
    assert.deepEqual(verbsOf(card), ['customer.new']);
  });
});

for (const [place, toView] of [
  ['in the chat', credentialView],
  ['in a dialog', credentialDialogView],
] as const) {
  describe(`the password card ${place}`, () => {
    const password = ` Kq7!x$Pw*_\\[l](I0) $${'{a}'} {{DATE(1)}}`;
    const revealed = { request: aRequest({ state: 'created', customer }), userName: customer.adminUserName, password };
    const card = renderView(toView({ ...revealed, until: customer.createdAt }, aContext()), 'en');

    it('shows it exactly, where nothing is parsed and nothing is sent back', () => {
      const runs = partsOfType(card, 'TextRun').filter(({ text }) => text === password);
      assert.equal(runs.length, 1);
      assert.equal(runs[0]?.fontType, 'Monospace');
      assert.equal(JSON.stringify(card).split(JSON.stringify(password)).length, 2, 'it stands there once');
      assert.deepEqual(partsOfType(card, 'Input.'), []);
    });

    it('offers to end it, and neither to show it again nor to refresh', () => {
      const inDialog = place === 'in a dialog';
      const submits = partsOfType(card, 'Action.Submit').map(({ data }) => data);
      const { id: requestId, version } = aRequest();
      assert.deepEqual(verbsOf(card), inDialog ? [] : ['credential.done']);
      assert.deepEqual(submits, inDialog ? [{ verb: 'credential.done', requestId, version }] : []);
      assert.ok(!('refresh' in card));
    });
  });
}
