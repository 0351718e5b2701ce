import assert from 'node:assert/strict';
import { takeInputs } from '../../../src/flows/drafts/save-step.ts';

const stored = { country: 'DE', city: 'Ulm', middleName: 'Maria', region: 'Schwaben', enableGDAPByDefault: 'true' };

function taken(step: 'company' | 'address' | 'review', inputs: Readonly<Record<string, string>>) {
  return takeInputs(stored, step, inputs, 'onmicrosoft.com');
}

describe('the inputs of a step', () => {
  it('are empty where a client left them out, for that is how a client says that one was cleared', () => {
    const { middleName, region, ...kept } = stored;
    assert.deepEqual(taken('address', { city: 'Ulm' }), kept);
    assert.deepEqual(taken('address', { city: 'Ulm', middleName: '', region: ' ' }), kept);
  });

  it('stay as they are when none came', () => {
    assert.deepEqual(taken('address', {}), stored);
    assert.deepEqual(taken('address', { companyName: 'of another step' }), stored);
  });

  it('never empty what there always is', () => {
    assert.equal(taken('company', { companyName: 'Contoso' }).country, 'DE');
    assert.equal(taken('review', { region: '' }).enableGDAPByDefault, 'true');
  });
});
