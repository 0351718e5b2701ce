import assert from 'node:assert/strict';
import { profileFields } from '../../src/domain/profile.ts';
import { pageHosts } from '../../src/partner-center/clouds.ts';
import type { AdaptiveCard } from '../../src/teams/render.ts';
import { verbs } from '../../src/teams/views/card-data.ts';
import { parts, partsOfType } from './card-parts.ts';

const inputIds: readonly string[] = [...profileFields, 'reason', 'recipient'];
const dataKeys = ['requestId', 'version', 'step', 'suggestion'];
const sizeLimit = 25 * 1024;

/** What holds for every card that is sent: nothing left to fill in, small enough, and no input, button or link unknown to us. */
export function lintCard(card: AdaptiveCard): void {
  const text = JSON.stringify(card);
  assert.doesNotMatch(text, /\$\{|\$when|\$data|\{\{|undefined/);
  assert.ok(text.length <= sizeLimit, `${text.length} UTF-16 code units`);

  for (const input of partsOfType(card, 'Input.')) {
    assert.ok(inputIds.includes(String(input.id)), String(input.id));
    assert.ok(input.label, `${input.id} has no label`);
    assert.equal(typeof input.value, 'string');
    assert.equal(input.isRequired, undefined);
  }
  for (const action of partsOfType(card, 'Action.Execute')) {
    assert.ok(
      verbs.some((verb) => verb === action.verb),
      String(action.verb),
    );
    const keys = Object.keys(action.data as object);
    assert.deepEqual(
      keys.filter((key) => !dataKeys.includes(key)),
      [],
    );
  }
  for (const { data, associatedInputs } of partsOfType(card, 'Action.Submit')) {
    const { verb, msteams, ...ids } = data as { verb?: unknown; msteams?: unknown };
    assert.ok(
      verbs.some((known) => known === verb),
      String(verb),
    );
    assert.ok(msteams === undefined || JSON.stringify(msteams) === '{"type":"task/fetch"}');
    assert.deepEqual(Object.keys(ids), ['requestId', 'version']);
    assert.equal(associatedInputs, 'none');
  }
  for (const { url } of partsOfType(card, 'Action.OpenUrl')) {
    const { protocol, host, username } = new URL(String(url));
    assert.ok(protocol === 'https:' && pageHosts.includes(host) && username === '', String(url));
  }
  const actions = partsOfType(card.actions ?? [], 'Action.');
  // Teams shows six in all; those in the menu take no room.
  assert.ok(actions.length <= 6);
  assert.ok(actions.filter(({ mode }) => mode !== 'secondary').length <= 4);
  const ids = parts(card).flatMap(({ id }) => (id === undefined ? [] : [id]));
  assert.equal(new Set(ids).size, ids.length, `an id stands twice: ${ids}`);
}
