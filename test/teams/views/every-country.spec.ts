import { requirementsFor } from '../../../src/domain/countries/country-requirements.ts';
import { countryCodes } from '../../../src/domain/countries/country-table.ts';
import { renderView } from '../../../src/teams/render.ts';
import { languages } from '../../../src/teams/strings/translate.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import { sampleCustomer } from '../../support/sample-customer.ts';
import { lintCard } from '../lint-card.ts';
import { aContext, aRequest } from './fixtures.ts';

describe('the cards of every country', () => {
  for (const language of languages) {
    it(`are well-formed, complete and small, empty and filled in (${language})`, function () {
      this.timeout(60_000);
      const ctx = aContext(language);
      for (const country of countryCodes) {
        const form = { requirements: requirementsFor(country), resellers: [] };
        for (const profile of [{ country }, sampleCustomer(country)]) {
          for (const step of ['address', 'review'] as const) {
            lintCard(renderView(requestView(aRequest({ step, profile }), form, ctx), language));
          }
        }
      }
    });
  }
});
