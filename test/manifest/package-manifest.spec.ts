import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageManifest } from '../../manifest/package-manifest.ts';
import { readZip } from './read-zip.ts';

const manifestDir = fileURLToPath(new URL('../../manifest/', import.meta.url));
const env = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  DEVELOPER_NAME: 'Contoso "Nord" \\ Süd',
  DEVELOPER_WEBSITE_URL: 'https://contoso.example',
  DEVELOPER_PRIVACY_URL: 'https://contoso.example/privacy',
  DEVELOPER_TERMS_URL: 'https://contoso.example/terms',
};

describe('packageManifest', () => {
  let sourceDir: string;
  let outFile: string;

  beforeEach(() => {
    sourceDir = mkdtempSync(join(tmpdir(), 'manifest-'));
    outFile = join(sourceDir, 'dist', 'app.zip');
    cpSync(manifestDir, sourceDir, { recursive: true });
  });
  afterEach(() => rmSync(sourceDir, { recursive: true }));

  const run = (overrides: Readonly<Record<string, string>> = {}, base: Readonly<Record<string, string>> = env) =>
    packageManifest({ env: { ...base, ...overrides }, version: '1.2.3', sourceDir, outFile });
  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(join(sourceDir, file), 'utf8');
    assert.ok(text.includes(from), `${file} has no ${from} to edit`);
    writeFileSync(join(sourceDir, file), text.replace(from, to));
  };

  it('fills the operator’s values in and packs everything that the manifest names', async () => {
    assert.deepEqual(await run(), { problems: [], isExample: false });

    const files = readZip(readFileSync(outFile));
    assert.deepEqual([...files.keys()], ['manifest.json', 'de.json', 'zh-TW.json', 'color.png', 'outline.png']);
    const manifest = JSON.parse(String(files.get('manifest.json')));
    assert.equal(manifest.id, env.MicrosoftAppId);
    assert.equal(manifest.bots[0].botId, env.MicrosoftAppId);
    assert.equal(manifest.developer.name, env.DEVELOPER_NAME);
    assert.equal(manifest.version, '1.2.3');
    assert.deepEqual(files.get('color.png'), readFileSync(join(sourceDir, 'color.png')));
  });

  it('takes another app id and name, in every language', async () => {
    const TEAMS_APP_ID = '99999999-2222-4333-8444-555555555555';
    assert.deepEqual((await run({ TEAMS_APP_ID, TEAMS_APP_NAME: 'Front Desk' })).problems, []);
    const files = readZip(readFileSync(outFile));
    const manifest = JSON.parse(String(files.get('manifest.json')));
    assert.equal(manifest.id, TEAMS_APP_ID);
    assert.equal(manifest.bots[0].botId, env.MicrosoftAppId);
    assert.equal(manifest.name.short, 'Front Desk');
    assert.equal(JSON.parse(String(files.get('de.json')))['name.short'], 'Front Desk');
  });

  it('gives the same bytes for the same input', async () => {
    const digest = () => createHash('sha256').update(readFileSync(outFile)).digest('hex');
    await run();
    const first = digest();
    await run();
    assert.equal(digest(), first);
  });

  it('says that a package made without any setting holds examples', async () => {
    assert.deepEqual(await run({}, {}), { problems: [], isExample: true });
    assert.ok(existsSync(outFile));
  });

  it('names every setting that is missing when some are there, and writes nothing', async () => {
    const { problems } = await run({}, { MicrosoftAppId: env.MicrosoftAppId, DEVELOPER_NAME: '' });
    assert.deepEqual(
      problems.map((line) => line.split(' ')[0]),
      ['DEVELOPER_NAME', 'DEVELOPER_WEBSITE_URL', 'DEVELOPER_PRIVACY_URL', 'DEVELOPER_TERMS_URL'],
    );
    assert.equal(existsSync(outFile), false);
  });

  const wrongValues: readonly [string, string, RegExp][] = [
    ['MicrosoftAppId', 'my-bot', /manifest\.json \/bots\/0\/botId must match/],
    ['TEAMS_APP_ID', 'my-app', /manifest\.json \/id must match/],
    ['TEAMS_APP_NAME', 'n'.repeat(31), /manifest\.json \/name\/short must NOT have more than 30 characters/],
    ['TEAMS_APP_NAME', 'n'.repeat(31), /de\.json \/name\.short must NOT have more than 30 characters/],
    ['DEVELOPER_NAME', 'n'.repeat(33), /manifest\.json \/developer\/name must NOT have more than 32 characters/],
    ['DEVELOPER_PRIVACY_URL', 'http://contoso.example', /manifest\.json \/developer\/privacyUrl must be an https/],
  ];
  for (const [name, value, expected] of wrongValues) {
    it(`refuses ${name}=${value}: ${expected.source}`, async () => {
      assert.match((await run({ [name]: value })).problems.join('\n'), expected);
      assert.equal(existsSync(outFile), false);
    });
  }

  const wrongFiles: readonly [string, string, string, RegExp][] = [
    ['manifest.json', '"accentColor"', '"accentColour"', /manifest\.json .*additional properties \(accentColour\)/],
    ['manifest.json', '$' + '{{VERSION}}', '$' + '{{VERSOIN}}', /manifest\.json has the unknown placeholder VERSOIN/],
    ['manifest.json', 'outline.png', 'color.png', /color\.png must be a PNG of 32x32, not 192x192/],
    ['manifest.json', 'outline.png', 'de.json', /de\.json must be a PNG of 32x32, but is no PNG/],
    ['de.json', '"name.short"', '"name.tiny"', /de\.json .*additional properties \(name\.tiny\)/],
    [
      'de.json',
      'commands[4].title',
      'commands[4].titel',
      /de\.json lacks bots\[0\]\.commandLists\[0\]\.commands\[4\]\.title/,
    ],
    ['de.json', 'commands[5].title', 'commands[6].title', /translates .*which manifest\.json does not have/],
  ];
  for (const [file, from, to, expected] of wrongFiles) {
    it(`refuses ${file} with ${to}`, async () => {
      edit(file, from, to);
      assert.match((await run()).problems.join('\n'), expected);
      assert.equal(existsSync(outFile), false);
    });
  }

  it('names the file that is not JSON', async () => {
    edit('zh-TW.json', '{', '');
    await assert.rejects(run(), /zh-TW\.json is not JSON/);
  });
});
