import assert from 'node:assert/strict';
import { maxLengthOf } from '../../../src/domain/max-lengths.ts';
import { profileFields } from '../../../src/domain/profile.ts';
import { renderView } from '../../../src/teams/render.ts';
import { partsOfType } from '../card-parts.ts';
import { allViews } from './all-views.ts';

describe('a text field', () => {
  it('takes as much as the rules do', () => {
    const seen = new Set<string>();
    for (const view of allViews('en').values()) {
      for (const input of partsOfType(renderView(view, 'en'), 'Input.Text')) {
        const field = profileFields.find((id) => id === input.id);
        if (field === undefined) continue;
        seen.add(field);
        assert.equal(input.maxLength, maxLengthOf(field), field);
      }
    }
    for (const field of ['companyName', 'addressLine1', 'firstName', 'email']) assert.ok(seen.has(field), field);
  });
});
