import assert from 'node:assert/strict';
import type { AccountValidation } from '../../../src/domain/account-validation.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { clouds } from '../../../src/partner-center/clouds.ts';
import { renderView } from '../../../src/teams/render.ts';
import { requestListView } from '../../../src/teams/views/request-list-view.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import { partsOfType, textOf } from '../card-parts.ts';
import { aContext, aRequest, customer, profile, resets, validations } from './fixtures.ts';

function cardOf(changes: Partial<CustomerRequest>, ctx = aContext()) {
  return renderView(requestView(aRequest({ state: 'created', customer, ...changes }), { resellers: [] }, ctx), 'en');
}

function vetted(validation: AccountValidation): Pick<CustomerRequest, 'customer'> {
  return { customer: { ...customer, validation } };
}

const expected: Readonly<Record<string, RegExp>> = {
  Unknown: /…\nMicrosoft’s check of the company has no result yet/,
  UnderReview: /…\nMicrosoft is checking the company; orders wait/,
  Allowed: /✓\nMicrosoft has approved the company; it can buy/,
  NotAllowed: /✕\nMicrosoft has not approved the company.*Partner Center.*support/,
  NotReady: /…\nMicrosoft’s check of the company has no result yet/,
  'given up': /!\nThere is no answer.*Look in Partner Center/,
};

describe('what comes next for a created customer', () => {
  for (const [name, validation] of validations) {
    it(`says how far Microsoft’s vetting is, by a sign and in words: ${name}`, () => {
      for (const state of ['created', 'delivered'] as const) {
        assert.match(textOf(cardOf({ state, ...vetted(validation) })), expected[name] ?? /-/, state);
      }
      const list = renderView(
        requestListView([aRequest({ state: 'delivered', ...vetted(validation) })], aContext()),
        'en',
      );
      assert.match(textOf(list), /[…✓✕!]\n .*Microsoft/);
    });
  }

  it('promises nothing before the first answer, and the list keeps quiet', () => {
    assert.match(textOf(cardOf({})), /○\nMicrosoft checks the company/);
    const list = renderView(requestListView([aRequest({ state: 'created', customer })], aContext()), 'en');
    assert.doesNotMatch(textOf(list), /Microsoft/);
  });

  it('names who signs in where, and the page of the agreement', () => {
    const text = textOf(cardOf({}));
    assert.match(
      text,
      /1\.\n.*admin@contoso\.onmicrosoft\.com.*Microsoft Customer Agreement: https:\/\/admin\.microsoft\.com\//,
    );
    assert.match(text, /Sign-in address\nadmin\.microsoft\.com/);
  });

  it('leads to the security groups with GDAP, to a request of it without', () => {
    assert.match(textOf(cardOf({})), /2\.\n.*security groups/);
    const without = { profile: { ...profile, enableGDAPByDefault: 'false' } };
    assert.match(textOf(cardOf(without)), /2\.\n.*send a GDAP request/);
  });

  it('counts only the steps that there are in the cloud', () => {
    const text = textOf(cardOf({}, aContext('en', { cloud: clouds.usgov })));
    assert.match(text, /1\.\n.*security groups/);
    assert.doesNotMatch(text, /2\.\n|Agreement/);
    assert.doesNotMatch(textOf(cardOf({}, aContext('en', { cloud: clouds.china }))), /1\.\n|GDAP|Agreement/);
  });

  it('says of an approved company that it can buy, at once where there is no agreement to accept', () => {
    const allowed = vetted({ status: 'Allowed', version: 7 });
    assert.match(textOf(cardOf(allowed)), /can buy once the agreement is accepted\./);
    assert.match(textOf(cardOf(allowed, aContext('en', { cloud: clouds.china }))), /it can buy\./);
  });

  it('has the password first and the pages after it, four buttons at most', () => {
    for (const cloud of Object.values(clouds)) {
      const { actions = [] } = cardOf({}, aContext('en', { cloud }));
      const [first, ...others] = partsOfType(actions, 'Action.');
      assert.equal(first?.verb, 'credential.reveal');
      assert.ok(others.length > 0 && others.length <= 3);
      assert.ok(others.every(({ type, url }) => type === 'Action.OpenUrl' && String(url).startsWith('https://')));
    }
  });

  it('offers no page for a request that has no customer', () => {
    for (const state of ['creating', 'failed', 'withdrawn', 'needsAttention'] as const) {
      const { customer: _, ...request } = aRequest({ state, customer });
      assert.deepEqual(
        partsOfType(renderView(requestView(request, { resellers: [] }, aContext()), 'en'), 'Action.OpenUrl'),
        [],
      );
    }
  });
});

describe('a lost password', () => {
  const gone = { password: 'gone' } as const;
  const without = { profile: { ...profile, enableGDAPByDefault: 'false' } };

  it('is reset where the cloud and the partner’s rights allow it', () => {
    assert.match(textOf(cardOf({}, aContext('en', gone))), /Reset it in Partner Center: open the customer/);
    assert.match(textOf(cardOf(without, aContext('en', gone))), /only the customer, with Microsoft’s support/);
    assert.doesNotMatch(textOf(cardOf(without, aContext('en', gone))), /Reset it in Partner Center/);
    const usgov = textOf(cardOf({}, aContext('en', { ...gone, cloud: clouds.usgov })));
    assert.match(usgov, /Azure portal for US Government/);
    const china = textOf(cardOf(without, aContext('en', { ...gone, cloud: clouds.china })));
    assert.match(china, /Partner Center operated by 21Vianet, or ask its support/);
  });

  it('is replaced from the card where that is offered, and then no page is named', () => {
    for (const [hasCredential, ctx] of [
      [true, { ...gone, offersReset: true }],
      [false, { offersReset: true }],
    ] as const) {
      const card = cardOf({ customer: { ...customer, hasCredential } }, aContext('en', ctx));
      assert.match(textOf(card), /“Set a new password” gives the administrator another one; the old one stops/);
      assert.doesNotMatch(textOf(card), /Users and licenses/);
      const [first] = partsOfType(card.actions ?? [], 'Action.');
      assert.deepEqual([first?.verb, first?.title], ['credential.reset', 'Set a new password']);
    }
  });

  it('says how far the new one is, and offers it, or another try, and nothing in between', () => {
    const shown = Object.fromEntries(
      resets.map(([name, reset]) => {
        const password = reset.state === 'done' ? new Date('2026-11-23T09:30:00Z') : 'gone';
        const ctx = aContext('en', { password, offersReset: reset.state === 'refused' });
        return [name, cardOf({ customer: { ...customer, reset } }, ctx)];
      }),
    );
    const verbs = (name: string) => partsOfType(shown[name]?.actions, 'Action.Execute').map(({ verb }) => verb);
    assert.match(textOf(shown.asked), /✓\n.*You asked for.*\n…\n.*Partner Center sets it\n○/);
    assert.match(textOf(shown.waiting), /renew the sign-in\. If that happens within a day/);
    assert.match(textOf(shown.done), /has a new password; the old one no longer works.*Only you can see/s);
    assert.match(textOf(shown.refused), /^No new password was set\. .*Privileged Authentication Administrator/m);
    assert.match(textOf(shown.refused), /Insufficient privileges.*another way: Reset it in Partner Center/s);
    assert.match(textOf(shown.unclear), /^It is not certain.*the old one may no longer work/m);
    for (const name of ['asked', 'waiting']) assert.deepEqual(verbs(name), []);
    assert.deepEqual(verbs('done'), ['credential.reveal']);
    for (const name of ['refused', 'unclear']) assert.deepEqual(verbs(name), ['credential.reset']);
  });
});
