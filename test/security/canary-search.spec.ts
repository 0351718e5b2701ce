import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { systemClock } from '../../src/system.ts';
import { canary, canarySong, canaryWord } from '../support/canary.ts';
import { button } from '../support/card.ts';
import { findSpellings, placesOf } from '../support/search-places.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { spellingsOf } from '../support/spellings.ts';
import { createOne, wingtip } from '../support/story.ts';
import type { Seen } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('latin1');
const inGo = (text: string) =>
  JSON.stringify({ text }).replace(/[<>&]/g, (found) => `\\u00${found.charCodeAt(0).toString(16)}`);
const numbered = (text: string) => text.replace(/\W/g, (found) => `&#${found.charCodeAt(0)};`);

/** As programs write a text down, without help of what is tested here: with other things before and after it. */
const writers: Readonly<Record<string, (text: string) => string>> = {
  'in clear': (text) => bytes(text),
  'in clear, in two bytes a character': (text) => bytes(text, 'utf16le'),
  'as JSON': (text) => bytes(JSON.stringify({ deep: [{ text }] })),
  'as JSON, as Go and .NET write it': (text) => bytes(inGo(text)),
  'as JSON in ASCII': (text) =>
    JSON.stringify(text).replace(/[^\0-~]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'as JSON within JSON': (text) => bytes(JSON.stringify({ body: JSON.stringify({ text }) })),
  'as JSON within JSON within JSON': (text) => bytes(JSON.stringify(JSON.stringify(JSON.stringify({ text })))),
  'as HTML': (text) =>
    bytes(text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')),
  'as HTML by numbers': (text) => bytes(numbered(text)),
  'in a URL': (text) => encodeURIComponent(text),
  'in a form': (text) => new URLSearchParams({ text }).toString(),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64, one byte later': (text) => Buffer.from(`.${text}`).toString('base64'),
  'in base64, two bytes later': (text) => Buffer.from(`..${text}`).toString('base64'),
  'in base64url': (text) => Buffer.from(text).toString('base64url'),
  'in base64 of two bytes a character': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'in hex': (text) => Buffer.from(text).toString('hex'),
  'in hex, upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'as an inspected buffer': (text) =>
    [...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
  'as a buffer in JSON': (text) => JSON.stringify(Buffer.from(text)),
};

function requestOf({ card }: Seen, verb: string): string {
  const { requestId } = button(card, verb).data as { readonly requestId: string };
  return requestId;
}

describe('the search for a password that is written down', function () {
  this.timeout(40_000);
  const spellings = spellingsOf(canarySong);
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
  const random = seededRandom(seed);
  const noise = (length: number) =>
    Array.from({ length }, () => String.fromCharCode(32 + Math.floor(random() * 95))).join('');

  for (const [name, write] of Object.entries(writers)) {
    it(`finds one ${name}, and none in what only looks like it`, () => {
      const place = (secret: string) => {
        const text = write(noise(random() * 7) + secret + noise(random() * 7));
        return new Map([['here', Buffer.from(noise(500) + text + noise(500), 'latin1')]]);
      };
      for (let round = 0; round < 20; round += 1) {
        assert.notEqual(findSpellings(place(canary('x')), spellings).length, 0, `not found, SEED=${seed}`);
        assert.equal(findSpellings(place(canary('x').replace('V', 'v')), spellings).length, 0, `SEED=${seed}`);
      }
    });
  }

  it('finds the one word of it, however the rest is mangled', () => {
    const mangled = canary('x').replace(/\W/g, (found) => `=${found.charCodeAt(0)}`);
    assert.equal(findSpellings(new Map([['here', Buffer.from(mangled)]]), spellings).length, 0);
    assert.notEqual(findSpellings(new Map([['here', Buffer.from(mangled)]]), spellingsOf(canaryWord)).length, 0);
  });

  it('knows no spelling of one secret in the spellings of another', () => {
    const others = spellingsOf(canary('x').replace('V', 'v')).map((spelling) => spelling.bytes);
    assert.deepEqual(findSpellings(new Map([['others', Buffer.from(others.join('\n'), 'latin1')]]), spellings), []);
  });

  describe('in what a program leaves behind', () => {
    let desk: TestDesk;
    before(async () => {
      desk = await startTestDesk();
    });
    after(() => desk.close());

    it('looks into messages, dialog state, tables, the queue, the log, the figures and the files', async () => {
      const rep = desk.user();
      // What a rep types does go into messages and tables.
      const draft = await rep.clicks(await rep.asks('new customer'), 'draft.save', {
        ...wingtip.company,
        companyName: canaryWord,
      });
      const other = desk.user();
      const created = await createOne(other, { ...wingtip.company, domain: 'searched' });
      const places = await placesOf(desk);
      const where = (secret: string) => [
        ...new Set(findSpellings(places, spellingsOf(secret)).map((hit) => / in ([^:]+): …/.exec(hit)?.[1])),
      ];
      const expected = [
        [canaryWord, ['table public.request', 'the files of the database']],
        [requestOf(draft, 'draft.back'), ['table public.bot_state']],
        [
          requestOf(created, 'credential.reveal'),
          ['a message', 'table public.audit', 'table pgboss.job_common', 'table public.message'],
        ],
      ] as const;
      for (const [secret, wanted] of expected) {
        const found = where(secret);
        assert.deepEqual(
          wanted.filter((place) => !found.includes(place)),
          [],
          `found in ${found} only`,
        );
      }
      assert.deepEqual(where('tenant_desk_stuck_requests'), ['the figures']);
    });

    it('finds it in a row of any kind, in a line of the log and in a file', async () => {
      await desk.stop();
      const database = await openDatabase({ dataDir: desk.dataDir, clock: systemClock, log: createLog('silent') });
      const sql = (statement: string, values: readonly unknown[]) =>
        database.executor.executeSql(statement, [...values]);
      const secret = canary('row');
      await sql(`create table planted (kind text, as_text text, as_json jsonb, as_bytes bytea)`, []);
      await sql(`insert into planted (as_text) values ($1)`, [secret]);
      await sql(`create table planted_json as select $1::jsonb as value`, [JSON.stringify({ secret })]);
      await sql(`create table planted_deep as select $1::jsonb as value`, [
        JSON.stringify({ a: JSON.stringify({ secret }) }),
      ]);
      await sql(`create table planted_bytes as select decode($1, 'hex') as value`, [
        Buffer.from(secret).toString('hex'),
      ]);
      await sql(`create table planted_array as select array[$1::text] as value`, [secret]);
      await database.close();
      await appendFile(join(desk.dataDir, 'planted'), Buffer.from(secret, 'utf16le'));
      await desk.restart();
      desk.logLines.push(JSON.stringify({ error: JSON.stringify({ secret }) }));
      const found = findSpellings(await placesOf(desk), spellings).join('\n');
      for (const table of ['planted', 'planted_json', 'planted_deep', 'planted_bytes', 'planted_array']) {
        assert.match(found, new RegExp(`in table public\\.${table}:`), table);
      }
      assert.match(found, /JSON in JSON in the log/);
      assert.match(found, /in clear \(utf16le\) in the files/);
    });
  });
});
