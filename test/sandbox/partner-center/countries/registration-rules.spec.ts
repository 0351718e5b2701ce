import assert from 'node:assert/strict';
import { registrationRule } from '../../../../src/sandbox/partner-center/countries/registration-rules.ts';
import { registrationCases } from '../../../domain/countries/registration-cases.ts';

describe('registration rules of the sandbox', () => {
  it('take every number that the product sends', () => {
    for (const [country, { right = {}, doubted = [] }] of Object.entries(registrationCases)) {
      const rule = registrationRule(country);
      if (!rule) continue;
      for (const number of [...Object.values(right), ...doubted])
        assert.match(number, new RegExp(rule.pattern), country);
    }
  });
});
