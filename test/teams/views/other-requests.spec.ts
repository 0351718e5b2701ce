import assert from 'node:assert/strict';
import type { Problem } from '../../../src/domain/profile.ts';
import { type RequestState, requestStates } from '../../../src/domain/request.ts';
import type { OtherRequests } from '../../../src/flows/ports/ports.ts';
import { type AdaptiveCard, renderView } from '../../../src/teams/render.ts';
import { languages } from '../../../src/teams/strings/translate.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import { partsOfType, partWithId, textOf } from '../card-parts.ts';
import { cardOf } from './draft-card.ts';
import { aContext, anOther, aRequest, colleague, customer, failure, profile } from './fixtures.ts';

const taken: Problem = {
  field: 'domain',
  severity: 'error',
  key: 'problem.domain.requested',
  params: { number: 'TD-1' },
};

describe('other requests for the same customer on a card', () => {
  const step = 'company';
  const bens = { owner: { ...colleague, name: 'Ben' } };

  function said(card: AdaptiveCard, id: string): string {
    return textOf(partWithId(card, id)).replace(/\s+/g, ' ');
  }

  it('are told in words in every state that can be told of, in every language', () => {
    const ended: readonly RequestState[] = ['rejected', 'withdrawn', 'expired', 'failed'];
    for (const language of languages) {
      const ctx = aContext(language);
      const sentences = requestStates
        .filter((state) => !ended.includes(state))
        .map((state) => {
          const company = anOther({ ...bens, state, domain: customer.domain });
          const sentence = said(cardOf({ step }, { ctx, others: { company } }), 'companyNameWarning');
          assert.match(sentence, /TD-1017.*Ben.*2026|TD-1017.*2026.*Ben/, `${language} ${state}: ${sentence}`);
          assert.equal(sentence.includes(customer.domain), ['created', 'delivered'].includes(state), state);
          return sentence;
        });
      assert.equal(new Set(sentences).size, 5, 'a draft, waiting, being created, unclear, created');
    }
  });

  it('are told beside what else there is to warn of at the field, in one message', () => {
    const problems: readonly Problem[] = [
      { field: 'companyName', severity: 'warning', key: 'problem.companyName.unusual' },
    ];
    for (const card of [
      cardOf({ step, problems }, { others: { company: anOther(bens) } }),
      cardOf({ problems }, { others: { company: anOther(bens) } }),
    ]) {
      assert.match(
        said(card, 'companyNameWarning'),
        /TD-1017 by Ben.*another tenant\. Check that this is the full legal name/,
      );
      assert.equal(textOf(card).match(/full legal name/g)?.length, 1);
    }
  });

  it('are told in place of the short word that the domain is held', () => {
    const others: OtherRequests = { domain: anOther({ ...bens, state: 'creating' }) };
    for (const card of [cardOf({ step, problems: [taken] }, { others }), cardOf({ problems: [taken] }, { others })]) {
      assert.match(
        said(card, 'domainError'),
        /contoso\.onmicrosoft\.com is asked for already: TD-1017 by Ben, being created/,
      );
      assert.match(textOf(card), /1 thing needs your attention/);
      assert.equal(partWithId(card, 'domainWarning'), undefined);
    }
  });

  it('are not told on the second card: the rep decided to go on', () => {
    const card = cardOf({ step: 'address' }, { others: { company: anOther(bens), domain: anOther(bens) } });
    assert.doesNotMatch(textOf(card), /TD-1017/);
  });

  it('have a way to one’s own, once, and to nobody else’s', () => {
    const opened = (others: OtherRequests) =>
      partsOfType(cardOf({ step }, { others }).body, 'Action.')
        .filter(({ verb }) => verb === 'request.view')
        .map(({ title, data }) => [title, (data as { requestId: string }).requestId]);
    const own = anOther();
    const second = anOther({ id: 'second', number: 1018 });
    assert.deepEqual(opened({ company: own, domain: own }), [['Open TD-1017', own.id]]);
    assert.deepEqual(opened({ company: own, domain: second }), [
      ['Open TD-1017', own.id],
      ['Open TD-1018', 'second'],
    ]);
    assert.deepEqual(opened({ domain: own }), [['Open TD-1017', own.id]]);
    assert.deepEqual(opened({ company: anOther(bens), domain: anOther(bens) }), []);
    const sameId = { ...anOther().owner, tenantId: colleague.tenantId.replace('7', '8') };
    assert.deepEqual(opened({ company: anOther({ owner: sameId }) }), []);
  });

  it('are nothing to a request that left the wizard', () => {
    for (const state of requestStates.filter((state) => state !== 'draft')) {
      const request = aRequest({ state, customer, failure, profile });
      const form = { resellers: [], others: { company: anOther(bens), domain: anOther(bens) } };
      assert.doesNotMatch(textOf(renderView(requestView(request, form, aContext()), 'en')), /TD-1017/);
    }
  });
});
