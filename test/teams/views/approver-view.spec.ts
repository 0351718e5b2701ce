import assert from 'node:assert/strict';
import { addressKey } from '../../../src/domain/address-key.ts';
import { decisionKinds } from '../../../src/domain/approval/approval.ts';
import { requirementsFor } from '../../../src/domain/countries/country-requirements.ts';
import { countryCodes } from '../../../src/domain/countries/country-table.ts';
import { maxLengthOf } from '../../../src/domain/max-lengths.ts';
import { type CustomerRequest, noOffers } from '../../../src/domain/request.ts';
import type { Undecided } from '../../../src/flows/click.ts';
import { clouds } from '../../../src/partner-center/clouds.ts';
import { renderView } from '../../../src/teams/render.ts';
import { type Approving, approverView } from '../../../src/teams/views/approver-view.ts';
import { delegatesView } from '../../../src/teams/views/recipients-view.ts';
import { sampleCustomer } from '../../support/sample-customer.ts';
import { parts, partsOfType, partWithId, textOf } from '../card-parts.ts';
import { lintCard } from '../lint-card.ts';
import { anApproval, anEnd, aVote, doubted, grace, longApproval, stateAfter } from './approval-views.ts';
import { aContext, aRequest, customer, profile, somePeople } from './fixtures.ts';

const ctx = aContext('en-US', { timeZone: 'Europe/Berlin', refreshUserIds: ['29:approver'] });

function cardOf(
  changes: Partial<CustomerRequest> = {},
  seat: Approving['seat'] = 'asked',
  undecided?: Undecided,
  context = ctx,
) {
  const approval = changes.approval ?? anApproval();
  const request = aRequest({ state: 'pendingApproval', profileHash: 'ab12', approval, ...changes });
  const known = { requirements: requirementsFor(request.profile.country ?? ''), resellers: [] };
  const view = approverView(request, approval, known, { seat, ...(undecided ? { undecided } : {}) }, context);
  return renderView(view, context.locale);
}
const buttonsOf = (card: unknown) =>
  partsOfType((card as { actions?: unknown }).actions, 'Action.').map(({ verb, style, mode, associatedInputs }) =>
    [verb, style, mode ?? 'primary', associatedInputs].join(' '),
  );

describe('the card of somebody who is asked to approve', () => {
  it('says who asks since when, and shows everything that will be sent', () => {
    const text = textOf(cardOf());
    assert.match(
      text,
      /Approve a new customer\?\n.*Megan Bowen confirmed this customer on Nov 20, 2026, 10:30\sAM GMT\+1/s,
    );
    for (const sent of Object.values({
      ...profile,
      culture: 'German (Germany)',
      language: 'German',
      country: 'Germany',
    }))
      if (sent !== 'true') assert.ok(text.includes(sent), sent);
    assert.match(text, /A request for delegated admin rights \(GDAP\) is sent with it/);
    assert.match(text, /0 of 2 approvals, until Nov 23, 2026/);
    assert.match(text, /Rule: Unverified address/);
  });

  it('says that no GDAP is asked for, and nothing of it where there is none', () => {
    const declined = { profile: { ...profile, enableGDAPByDefault: 'false' } };
    assert.match(textOf(cardOf(declined)), /No delegated admin rights \(GDAP\) are asked for/);
    const there = { ...ctx, cloud: clouds.china };
    assert.doesNotMatch(textOf(cardOf({}, 'asked', undefined, there)), /GDAP/);
  });

  it('has the decision after all that is decided on: approve stands out, reject warns, somebody else is in the menu', () => {
    const card = cardOf();
    const body = Array.isArray(card.body) ? card.body : [];
    assert.ok(partWithId(body.at(-1), 'reason'), 'the reason comes last, and the buttons after it');
    assert.deepEqual(buttonsOf(card), [
      'request.approve positive primary auto',
      'request.return default primary auto',
      'request.reject destructive primary auto',
      'request.delegate default secondary none',
    ]);
  });

  it('tells what speaks against it before what is sent', () => {
    const card = renderView(
      approverView(
        doubted(aRequest({ state: 'pendingApproval', profileHash: 'ab12' })),
        anApproval(),
        { requirements: requirementsFor('DE'), resellers: [] },
        { seat: 'asked' },
        ctx,
      ),
      'en',
    );
    assert.match(textOf(card), /Please look at this first.*Check that this is the full legal name.*Company\n/s);
    assert.match(
      textOf(partWithId(card, 'addressWarning')),
      /suggests another address: Walter-Gropius-Straße 7, 80809 München, Germany\. Megan Bowen kept their own/,
    );
  });

  it('says of an address that Microsoft has not verified it, and nothing of one that it has', () => {
    const key = addressKey(profile);
    const suggestion = { ...profile, city: 'Munich' };
    const old = { ...noOffers, keptAddress: { key: 'another', suggestion } };
    for (const offers of [noOffers, old]) {
      assert.match(textOf(partWithId(cardOf({ offers }), 'addressWarning')), /has not verified this address/);
    }
    const card = cardOf({ offers: { ...noOffers, verifiedAddress: key, keptAddress: { key, suggestion } } });
    assert.equal(partWithId(card, 'addressWarning'), undefined);
    assert.doesNotMatch(textOf(card), /look at this first/);
  });

  it('says at the reason that it is missing, and keeps what was typed when nothing was decided', () => {
    const missing = cardOf({}, 'asked', { why: 'reasonMissing', reason: '' });
    assert.match(textOf(partWithId(missing, 'reasonError')), /Say why\. The owner of the request will read it/);
    assert.equal(partWithId(cardOf(), 'reasonError'), undefined);
    assert.equal(partWithId(cardOf(), 'reason')?.value, '');

    const reason = 'Wrong **street** [x](http://x)';
    const changed = cardOf({}, 'asked', { why: 'changed', reason });
    assert.equal(partWithId(changed, 'reason')?.value, reason);
    assert.match(textOf(partWithId(changed, 'changedWarning')), /changed and confirmed again.*Nothing was decided/);
  });

  it('is not repainted by a client while a reason may be typed into it, and by itself afterwards', () => {
    assert.ok(!('refresh' in cardOf()));
    assert.deepEqual((cardOf({}, 'voted').refresh as { userIds?: unknown } | undefined)?.userIds, ['29:approver']);
  });
});

describe('the card of an approver who has nothing to decide', () => {
  it('says to who has voted that others have to, with nothing to press', () => {
    const card = cardOf({ approval: anApproval({ votes: [aVote()] }) }, 'voted');
    assert.match(textOf(card), /Waiting for approval.*You approved it; more approvals are needed/s);
    assert.match(textOf(card), /Grace Hopper approved on .*1 of 2 approvals/s);
    assert.deepEqual([buttonsOf(card), partsOfType(card, 'Input.')], [[], []]);
  });

  it('says to who asked somebody else that others decide', () => {
    const delegations = [{ from: grace, to: 'x', at: new Date('2026-11-20T10:00:00Z') }];
    const card = cardOf({ approval: anApproval({ delegations }) }, 'watching');
    assert.match(textOf(card), /Others decide on it now.*Grace Hopper asked somebody else to decide/s);
    assert.deepEqual([buttonsOf(card), partsOfType(card, 'Input.')], [[], []]);
  });

  for (const kind of decisionKinds) {
    it(`names in its end who, when and why, once, with nothing left to press: ${kind}`, () => {
      const votes = kind === 'approved' ? [aVote()] : [];
      const approval = anApproval({ votes, decision: anEnd(kind, kind === 'expired' ? undefined : 'My reason') });
      for (const seat of ['asked', 'voted', 'watching'] as const) {
        const card = cardOf({ state: stateAfter[kind], approval, customer }, seat);
        assert.deepEqual([buttonsOf(card), partsOfType(card, 'Input.')], [[], []]);
        const text = textOf(card);
        assert.doesNotMatch(text, /Approve a new customer|look at this first|of 2 approvals/);
        if (kind === 'expired') {
          assert.match(text, /Nobody decided in time; it ended by itself on Nov 20, 2026, 3:05\sPM GMT\+1/);
          assert.doesNotMatch(text, /Grace|reject/i, 'an expiry is nobody’s decision (I8)');
        } else {
          const who = kind === 'withdrawn' || kind === 'edited' ? 'Megan Bowen' : 'Grace Hopper';
          const said = text.split('\n').filter((line) => line.includes(who) && line.includes('“My reason”'));
          assert.equal(said.length, 1);
          assert.match(said[0] ?? '', /Nov 20, 2026, 3:05\sPM GMT\+1/);
        }
      }
    });
  }

  it('shows nothing of what its owner is typing into a request that was taken back', () => {
    const card = cardOf({ state: 'draft', approval: anApproval({ decision: anEnd('edited') }) }, 'asked');
    for (const typed of [profile.companyName, profile.addressLine1, profile.email, profile.phoneNumber]) {
      assert.ok(typed && !textOf(card).includes(typed));
    }
  });

  it('shows nothing of what its owner dropped while they were typing', () => {
    const approval = anApproval({ decision: anEnd('withdrawn') });
    const known = { requirements: requirementsFor('DE'), resellers: [] };
    const view = approverView(aRequest({ state: 'withdrawn', approval }), approval, known, { seat: 'asked' }, ctx);
    const text = textOf(renderView(view, 'en'));
    assert.ok(profile.email && !text.includes(profile.email));
    assert.match(text, /Megan Bowen withdrew it/);
  });

  it('shows who is not asked any more how it stands, and nothing that was typed about the customer', () => {
    const said = 'Ask Ms Groß';
    const pending = anApproval({ votes: [aVote(grace, said)], earlier: [anEnd('returned', said)] });
    const ends = decisionKinds.map((kind) => ({ ...pending, decision: anEnd(kind, said) }));
    for (const approval of [pending, ...ends]) {
      const state = approval.decision ? stateAfter[approval.decision.kind] : 'pendingApproval';
      const card = cardOf({ ...doubted(aRequest()), state, approval, customer, profileHash: 'ab12' }, 'none');
      const text = textOf(card);
      assert.match(text, /You are not asked about this any more.*Grace Hopper approved on/s);
      const { companyName, addressLine1, email, lastName } = profile;
      for (const hidden of [companyName, addressLine1, email, lastName, said, 'GDAP', 'look at this first'])
        assert.ok(hidden && !text.includes(hidden), hidden);
      assert.deepEqual([buttonsOf(card), partsOfType(card, 'Input.'), 'refresh' in card], [[], [], false]);
    }
  });

  it('after the creation has neither the password nor the way to it, whatever else is known of it', () => {
    const approval = anApproval({ votes: [aVote()], decision: anEnd('approved') });
    const destroyedAt = new Date('2026-11-21T09:00:00Z');
    const everything = {
      ...ctx,
      dialogs: true,
      offersReset: true,
      offersHandOver: true,
      password: new Date('2026-11-23T09:30:00Z'),
      holder: 'Megan Bowen',
      receipt: { destroyedAt, shownAt: destroyedAt },
    };
    for (const state of ['created', 'delivered', 'failed', 'needsAttention'] as const) {
      const card = cardOf({ state, approval, customer }, 'voted', undefined, everything);
      const verbs = parts(card).flatMap(({ verb }) => (verb === undefined ? [] : [verb]));
      assert.deepEqual(verbs, ['request.view'], 'the one that repaints');
      assert.ok(!textOf(card).includes(customer.adminUserName));
      assert.match(textOf(card), /Password shown to Megan Bowen on/);
    }
  });
});

describe('the card of an approver', () => {
  it('shows what people typed as it is: nothing of it formats, links, mentions or is filled in', () => {
    const binding = '$'.concat('{header.title}');
    const typed = `<at>Ben</at> **b** [x](http://evil) ${binding} {{DATE(2020-01-01T00:00:00Z)}}`;
    const all = { ...profile, companyName: typed, addressLine1: typed, city: typed, firstName: typed, email: typed };
    const person = { ...grace, name: typed };
    const approval = anApproval({
      rule: { ...anApproval().rule, name: typed },
      votes: [aVote(person, typed)],
      delegations: [{ from: person, to: 'x', at: new Date(0) }],
      earlier: [{ ...anEnd('returned', typed), by: person, at: new Date(0) }],
    });
    const key = addressKey(all);
    const offers = { ...noOffers, keptAddress: { key, suggestion: { ...all, postalCode: '1' } } };
    const owner = { ...aRequest().owner, name: typed };
    for (const decision of [undefined, anEnd('rejected', typed)]) {
      const round = { ...approval, ...(decision ? { decision } : {}) };
      const state = decision ? 'rejected' : 'pendingApproval';
      const card = cardOf({ state, profile: all, approval: round, owner, offers });
      for (const { text } of partsOfType(card, 'TextBlock')) {
        assert.doesNotMatch(String(text), /(?<!\\)\[x|(?<!\\)\*\*|\{\{DATE|(?<!\\)<at>/);
      }
      const runs = partsOfType(card, 'TextRun').filter(({ text }) => String(text).includes(typed));
      assert.ok(runs.length >= 4, 'what is no Markdown field says it exactly');
      assert.ok(!('msteams' in card), 'no entities, so no mention');
    }
  });

  it('is small with the longest texts of every country', function () {
    this.timeout(60_000);
    for (const country of countryCodes) {
      const sample = { ...sampleCustomer(country), culture: 'de-DE', language: 'de' };
      const long = Object.entries(sample).map(([field, value]) => {
        const isFixed = ['country', 'culture', 'language', 'enableGDAPByDefault', 'state', 'domain'].includes(field);
        return [field, isFixed || value === '' ? value : '*'.repeat(longest(field))];
      });
      const request = doubted(aRequest({ state: 'pendingApproval', profile: Object.fromEntries(long) }));
      lintCard(cardOf({ ...request, approval: longApproval('"') }));
    }
  });
});

describe('the choice of whom to ask instead', () => {
  const choiceAmong = (count: number) => {
    const choice = { request: aRequest({ state: 'pendingApproval' }), people: somePeople(count), isUnknown: false };
    return renderView(delegatesView(choice, ctx), 'en-US');
  };

  it('is searched among the approvers when there are more than thirty', () => {
    const { dataset } = (partWithId(choiceAmong(31), 'recipient')?.['choices.data'] ?? {}) as { dataset?: unknown };
    assert.equal(dataset, 'approvers');
  });

  it('is none when nobody is there: it says so, and leads back', () => {
    const card = choiceAmong(0);
    assert.match(textOf(card), /There is nobody else whom you can ask/);
    assert.equal(partWithId(card, 'recipient'), undefined);
    assert.deepEqual(
      partsOfType(card, 'Action.Execute').map(({ verb }) => verb),
      ['request.view'],
    );
    lintCard(card);
  });
});

function longest(field: string): number {
  return maxLengthOf(field === 'associatedPartnerId' ? 'companyName' : (field as Parameters<typeof maxLengthOf>[0]));
}
