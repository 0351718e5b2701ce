import assert from 'node:assert/strict';
import { withoutDetails } from '../../src/domain/without-details.ts';
import { fullRequest, newRequest } from '../storage/support/sample.ts';

describe('a request without its details', () => {
  const request = fullRequest({ ...newRequest(), number: 1 });
  const erased = withoutDetails(request);

  it('has nothing that names a person or a company, nor what anybody wrote', () => {
    assert.doesNotMatch(JSON.stringify(erased), /Lovelace|Hopper|Müller|mueller|Söhne|Köln|Weg 1|West/);
  });

  it('keeps who approved it and who ended each round, by their ids, and when', () => {
    const { approval } = request;
    const nobody = { tenantId: 't', objectId: 'grace', name: '' };
    const [vote, decision, earlier] = [approval?.votes[0], approval?.decision, approval?.earlier[0]];
    assert.deepEqual(erased.approval?.votes, [{ person: nobody, at: vote?.at, profileHash: '' }]);
    assert.deepEqual(erased.approval?.decision, { kind: 'approved', by: nobody, at: decision?.at });
    assert.deepEqual(erased.approval?.earlier, [{ kind: 'returned', by: nobody, at: earlier?.at }]);
  });
});
