import assert from 'node:assert/strict';
import { type AdaptiveCard, render, renderView } from '../../src/teams/render.ts';
import { languages } from '../../src/teams/strings/translate.ts';
import { buttons, byId, type CardNode, inputs, nodes, text } from '../support/card.ts';
import { cardSamples } from '../teams/card-samples.ts';
import { allViews } from '../teams/views/all-views.ts';
import { contrast, leastContrast } from './contrast.ts';
import { type Drawn, type GalleryPage, openGallery } from './gallery-page.ts';

const wide = 600;
const narrow = 320;
/** Words with no place to break, as long as they come: 27 characters are the most that a domain has. */
const longWords = {
  companyName: 'Donaudampfschifffahrtsgesellschaft mbH',
  domain: 'donaudampfschifffahrtsgesel',
  email: 'kapitaen@donaudampfschifffahrtsgesellschaft.com',
};

const shownBesideSamples = [
  'company told of others 0',
  'company told of others 1',
  'review told of others 0',
  'channel, one of two',
  'channel, rejected',
];

describe('the gallery: every card in the official renderer', function () {
  this.timeout(120_000);
  let gallery: GalleryPage;
  before(async () => {
    gallery = await openGallery();
  });
  after(() => gallery?.close());

  for (const { name, card: template, data } of cardSamples()) {
    for (const width of [wide, narrow]) {
      for (const theme of ['light', 'dark'] as const) {
        it(`${name}, ${width} px, ${theme}`, async () => {
          assert(template, `${name} is a sample of no card`);
          const card = render(template, data, 'en');
          await gallery.show(card, { theme, width });
          await gallery.shoots(`gallery-${name}-${width}-${theme}`);
          for (const { title, targetElements } of openers(card)) {
            const [first] = inputs(byId(card, String(targetElements)));
            assert.ok((await gallery.pressesAndTabs(String(title))).includes(String(first?.label)), `after ${title}`);
            await gallery.shoots(`gallery-${name}-${width}-${theme}-open`);
          }
          const [behind] = inTheMenu(card);
          if (behind) {
            const first = await gallery.shootsMenu(`gallery-${name}-${width}-${theme}-menu`);
            assert.ok(first.startsWith(`- menuitem "${behind.title}"`), first);
          }
          const drawn = await gallery.drawn();
          assert.equal(overflows(drawn).join('\n'), '');
          assert.equal(paleTexts(drawn).join('\n'), '');
          assert.equal(unnamed(card, await gallery.names()).join('\n'), '');
          assert.doesNotMatch(drawn.map((element) => element.text).join('\n') + text(card), /\$\{/);
        });
      }
    }
  }

  for (const width of [wide, narrow]) {
    for (const theme of ['light', 'dark'] as const) {
      it(`cards without a sample of their own, ${width} px, ${theme}`, async () => {
        for (const name of shownBesideSamples) {
          const view = allViews('en').get(name);
          assert(view, name);
          await gallery.show(renderView(view, 'en'), { theme, width });
          await gallery.shoots(`gallery-${name.replaceAll(' ', '-')}-${width}-${theme}`);
          const drawn = await gallery.drawn();
          assert.equal([...overflows(drawn), ...paleTexts(drawn)].join('\n'), '', name);
        }
      });
    }
  }

  for (const language of languages) {
    it(`every state in ${language}, ${narrow} px, with the longest words: nothing is cut off`, async () => {
      const found: string[] = [];
      for (const [name, view] of allViews(language, longWords)) {
        const card = renderView(view, language);
        await gallery.show(card, { theme: 'light', width: narrow });
        for (const { title } of openers(card)) await gallery.pressesAndTabs(String(title));
        found.push(...overflows(await gallery.drawn()).map((problem) => `${name}: ${problem}`));
      }
      assert.equal(found.join('\n'), '');
    });
  }
});

/** The buttons that show what is hidden at first. */
function openers(card: AdaptiveCard): readonly CardNode[] {
  return nodes(card).filter(({ type }) => type === 'Action.ToggleVisibility');
}

/** The buttons that stand in the menu behind the others. */
function inTheMenu(card: AdaptiveCard): readonly CardNode[] {
  return nodes(card.actions).filter(({ mode }) => mode === 'secondary');
}

/** What reaches beyond the card, or is cut off within it. Half a pixel is the browser's rounding. */
function overflows(drawn: readonly Drawn[]): readonly string[] {
  const [card] = drawn;
  assert(card, 'nothing is drawn');
  return drawn
    .filter(
      ({ text: shown, right, scrollWidth, clientWidth, clipsText }, index) =>
        (shown !== '' && right > card.right + 0.5) || ((index === 0 || clipsText) && scrollWidth > clientWidth),
    )
    .map(
      ({ tag, text: shown, right, scrollWidth, clientWidth }) =>
        `${tag} “${shown}” ends at ${right}, ${scrollWidth} of ${clientWidth} px`,
    );
}

function paleTexts(drawn: readonly Drawn[]): readonly string[] {
  return drawn
    .filter((element) => element.text !== '')
    .map((element) => ({ element, ratio: contrast(element.color, element.backgrounds) }))
    .filter(({ element, ratio }) => ratio < leastContrast(element))
    .map(({ element, ratio }) => `“${element.text}” ${ratio.toFixed(2)}:1, ${element.color} on ${element.backgrounds}`);
}

/** Inputs and buttons of the card that assistive technology would not find by their words. */
function unnamed(card: AdaptiveCard, names: string): readonly string[] {
  const controls = names.match(/^ *- (?:textbox|combobox|checkbox|button)\b.*/gm) ?? [];
  const nameless = controls.filter((control) => !/^ *- \w+ "/.test(control));
  const labels = inputs(card).map(({ label }) => label);
  const submits = nodes(card.actions).filter(({ type }) => type === 'Action.Submit');
  const all = [...buttons([card.body, card.actions]), ...submits];
  const titles = all.filter(({ mode }) => mode !== 'secondary').map(({ title }) => title);
  const unheard = [...labels, ...titles].filter((name) => !controls.some((control) => control.includes(String(name))));
  return [...nameless, ...unheard.map((name) => `no control is called “${name}”`)];
}
