import assert from 'node:assert/strict';
import { parseCommand } from '../../src/teams/commands.ts';
import { languages, texts } from '../../src/teams/strings/translate.ts';
import { readRootFile } from './source-file.ts';

const manifest = JSON.parse(readRootFile('manifest/manifest.json'));
const bot = manifest.bots[0];
const translations = languages.slice(1);

/** What Teams shows as the commands' titles in a language. */
function titles(language: (typeof languages)[number]): readonly string[] {
  const count: number = bot.commandLists[0].commands.length;
  const strings = language === 'en' ? undefined : JSON.parse(readRootFile(`manifest/${language}.json`));
  return Array.from({ length: count }, (_, index) =>
    strings ? strings[`bots[0].commandLists[0].commands[${index}].title`] : bot.commandLists[0].commands[index].title,
  );
}

describe('manifest.json and the bot', () => {
  it('speak the same languages', () => {
    const { defaultLanguageTag, additionalLanguages } = manifest.localizationInfo;
    assert.equal(defaultLanguageTag, languages[0]);
    assert.deepEqual(
      additionalLanguages,
      translations.map((language) => ({ languageTag: language.toLowerCase(), file: `${language}.json` })),
    );
  });

  const helped = Object.keys(texts('en')).flatMap((key) => /^hint\.(\w+)$/.exec(key)?.[1] ?? []);
  const commands = helped.filter((name) => `command.${name}` in texts('en'));
  for (const language of languages) {
    it(`offer the same commands in ${language}`, () => {
      assert.ok(commands.includes('newCustomer'));
      assert.deepEqual(
        titles(language).map((title) => parseCommand(title)),
        commands.map((name) => ({ name, rest: '' })),
      );
    });
  }

  it('meet in every scope, with every command', () => {
    assert.deepEqual(bot.scopes, ['personal', 'groupChat', 'team']);
    assert.deepEqual(
      bot.commandLists.map(({ scopes }: { scopes: unknown }) => scopes),
      [bot.scopes],
    );
  });

  it('ask for nothing beyond what manifest/README.md explains', () => {
    assert.deepEqual(manifest.permissions, ['identity', 'messageTeamMembers']);
    for (const property of ['authorization', 'devicePermissions', 'validDomains', 'webApplicationInfo']) {
      assert.equal(property in manifest, false, property);
    }
    assert.equal(bot.supportsTargetedMessages, false);
  });
});
