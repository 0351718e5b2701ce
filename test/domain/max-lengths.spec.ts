import assert from 'node:assert/strict';
import { requirementsFor } from '../../src/domain/countries/country-requirements.ts';
import { fieldRules } from '../../src/domain/field-rules.ts';
import { maxLengthOf } from '../../src/domain/max-lengths.ts';
import { profileFields } from '../../src/domain/profile.ts';

describe('the longest text of a field', () => {
  it('is Partner Center’s where it is known', () => {
    assert.deepEqual(
      (['companyName', 'addressLine1', 'addressLine2', 'firstName', 'lastName', 'email'] as const).map(maxLengthOf),
      [255, 200, 200, 40, 40, 254],
    );
  });

  it('is what the rules refuse more than', () => {
    const requirements = requirementsFor('BR');
    const rules = fieldRules({ requirements, domainSuffix: 'onmicrosoft.com', ownDomains: [], indirect: true });
    for (const field of profileFields) assert.equal(rules[field]?.maxLength, maxLengthOf(field), field);
  });
});
