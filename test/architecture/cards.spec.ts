import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { render, renderView } from '../../src/teams/render.ts';
import { languages } from '../../src/teams/strings/translate.ts';
import { cardNames } from '../../src/teams/views/card-data.ts';
import { partsOfType } from '../teams/card-parts.ts';
import { cardSamples } from '../teams/card-samples.ts';
import { lintCard } from '../teams/lint-card.ts';
import { allViews } from '../teams/views/all-views.ts';

const folder = new URL('../../cards/', import.meta.url);

function json(path: string) {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
}

describe('cards', () => {
  it('are the ones that are named, each with a sample, and no sample is of another', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    assert.deepEqual(files.sort(), cardNames.map((name) => `${name}.json`).sort());
    const samples = cardSamples();
    for (const card of cardNames) assert.ok(samples.some(({ name }) => name === card));
    assert.deepEqual(
      samples.filter(({ card }) => card === undefined),
      [],
    );
  });

  for (const name of cardNames) {
    describe(name, () => {
      const template = json(`${name}.json`);

      it('is an Adaptive Card 1.5 with the header of all cards', () => {
        assert.equal(template.type, 'AdaptiveCard');
        assert.equal(template.version, '1.5');
        assert.deepEqual(template.body[0], json('form.json').body[0]);
      });

      it('labels every input, and gives every button a verb and data, something of the card to show, or a page', () => {
        for (const input of partsOfType(template, 'Input.')) assert.ok(input.id && input.label, JSON.stringify(input));
        for (const action of partsOfType(template, 'Action.')) {
          const isButton = action.type === 'Action.Execute' && action.verb && action.data;
          // Its verb is in its data.
          const isDialogButton = action.type === 'Action.Submit' && action.data && action.mode;
          const isOpener = action.type === 'Action.ToggleVisibility' && action.targetElements;
          const isLink = name === 'status' && action.type === 'Action.OpenUrl' && action.url;
          assert.ok(isButton || isDialogButton || isOpener || isLink, JSON.stringify(action));
        }
      });

      it('finds all that it names in its samples', () => {
        for (const sample of cardSamples().filter(({ card }) => card === name)) {
          const card = render(name, sample.data, 'en');
          assert.doesNotMatch(JSON.stringify(card), /\$\{|\$when|\$data/, sample.name);
        }
      });
    });
  }

  for (const language of languages) {
    describe(`filled in (${language})`, () => {
      for (const [name, view] of allViews(language)) {
        it(`${name}: well-formed, complete and small`, () => {
          const card = renderView(view, language);
          lintCard(card);
        });
      }
    });
  }
});
