import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { hasButton, text } from '../support/card.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { OperatorDesk } from './support/operator-desk.ts';

const isCreated = (card: object) => /Customer created/.test(text(card));

describe('npm run requests', function () {
  this.timeout(60_000);
  const time = { offsetMs: 0 };
  const clock = { now: () => new Date(Date.now() + time.offsetMs) };
  let world: OperatorDesk;
  before(async () => {
    world = await OperatorDesk.start({ overrides: { clock } });
  });
  afterEach(() => {
    time.offsetMs = 0;
  });
  after(() => world.desk.close());

  const idsPosted = (domain: string) => [
    ...new Set(
      world.desk.sandbox
        .posts()
        .flatMap(({ body, requestId }) => (JSON.stringify(body).includes(`${domain}.`) ? [requestId] : [])),
    ),
  ];

  describe('list and show', () => {
    it('tell of every request what an operator asks for, and no password', async () => {
      const { number, rep } = await world.created('listed');
      await fillIn(rep, { ...wingtip.company, companyName: 'Still A Draft', domain: 'stilladraft' });
      const [heads = '', ...lines] = (await world.prints('list')).split('\n');
      assert.match(heads, /^NUMBER +STATE +SINCE +TRIES +CODE +COMPANY +DOMAIN +OWNER/);
      assert.match(lines[0] ?? '', /^TD-\d+ +draft .* Still A Draft +stilladraft/);
      const line = lines.find((other) => other.startsWith(number)) ?? '';
      assert.match(line, /^TD-\d+ +created +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC +1 .*Toys listed +listed\.\S+ +Ada Rep/);
      assert(line.includes(rep.objectId));

      const shown = await world.prints(`show ${number}`);
      const [customer] = world.desk.sandbox.customers();
      assert(customer);
      for (const known of [idsPosted('listed')[0], customer.id, customer.correlationId, rep.tenantId, rep.objectId]) {
        assert(shown.includes(known ?? '-'), `${known} is not in:\n${shown}`);
      }
      assert.match(shown, /Password +kept \d{4}/);
      assert.match(shown, /up to date/);
      assert.match(shown, /T\d\d:\d\d:\d\d\.\d{3}Z +v\d+ +creation\.succeeded +system/);
      for (const password of world.desk.sandbox.passwords(customer.id)) assert(!shown.includes(password));
    });

    it('understand a number however it is written, and print JSON', async () => {
      const [{ number = 0 } = {}] = JSON.parse(await world.prints('list --limit 1 --json'));
      for (const written of [`TD-${number}`, `td-${number}`, `${number}`, `TD ${number}`]) {
        assert.equal(JSON.parse(await world.prints(`show ${written} --json`)).summary.number, number);
      }
    });

    it('list one state, and say when there is none', async () => {
      assert.doesNotMatch(await world.prints('list --state CREATED'), /draft/);
      assert.equal(await world.prints('list --state expired'), 'There are no such requests.');
      assert.match(await world.prints('list --limit 1'), /--limit shows more/);
    });
  });

  describe('retry', () => {
    it('lets a refused creation begin again as a new call, and says who did it', async () => {
      const { number, rep, seen } = await world.failed('retried');
      assert.match(await world.prints(`show ${number}`), /600006[\s\S]*What to do[\s\S]*retry TD-/);
      assert.match(await world.prints(`retry ${number}`), /confirmed again.*as a new call|has the customer/);
      await rep.waitsFor(seen.messageId, isCreated);
      assert.equal(idsPosted('retried').length, 2);
      assert.match(await world.prints(`show ${number}`), /operator\.retried +operator +by=grace/);
      assert.match(await world.refuses(`retry ${number}`), /is created; only .* Its customer exists already\./);
    });

    it('is done once, however often it is asked for at the same time', async () => {
      const { number, rep, seen } = await world.failed('retriedmuch');
      const ran = await Promise.all(Array.from({ length: 8 }, () => world.run(`retry ${number}`)));
      assert.deepEqual(ran.map(({ exitCode }) => exitCode).sort(), [0, 1, 1, 1, 1, 1, 1, 1]);
      await rep.waitsFor(seen.messageId, isCreated);
      assert.equal(idsPosted('retriedmuch').length, 2);
      const { trail } = JSON.parse(await world.prints(`show ${number} --json`));
      assert.equal(trail.filter(({ event }: { event: string }) => event === 'operator.retried').length, 1);
    });

    it('leaves what was refused for good to its owner', async () => {
      const fault = { route: 'POST /v1/customers', kind: 'refuse', status: 400, code: 600050 } as const;
      world.desk.sandbox.fault({ ...fault, description: 'The number should be of the format ^[0-9]{9}$.' });
      const rep = world.desk.user();
      const review = await fillIn(rep, { ...wingtip.company, companyName: 'For Good', domain: 'forgood' });
      await rep.clicks(review, 'request.submit');
      const seen = await rep.waitsFor(review.messageId, (card) => hasButton(card, 'request.correct'));
      const [number = ''] = /TD-\d+/.exec(text(seen.card)) ?? [];
      assert.match(await world.refuses(`retry ${number}`), /refused for good \(600050\).*Its owner has to correct it/);
    });

    it('is not needed by what waits for the sign-in, which is said, and audited once however often it is tried', async () => {
      const own = await OperatorDesk.start();
      try {
        const rep = own.desk.user();
        const review = await fillIn(rep, { ...wingtip.company, companyName: 'Waiting', domain: 'waiting' });
        const token = { route: 'POST /{tenant}/oauth2/v2.0/token', kind: 'refuse', status: 400, code: 700082 } as const;
        own.desk.sandbox.fault({ ...token, error: 'invalid_grant', description: 'Expired.', times: 1000 });
        await own.desk.restart();
        await own.desk.user({ objectId: rep.objectId }).clicks(review, 'request.submit');
        const report = async () => JSON.parse(await own.prints('show 1001 --json'));
        const failures = async () =>
          Math.max(...(await report()).jobs.map((job: { failures: number }) => job.failures));
        while ((await failures()) < 3) await new Promise((resolve) => setTimeout(resolve, 100));
        assert.match(await own.prints('list'), /TD-1001 .* signIn\.failed /);
        assert.match(await own.prints('show 1001'), /Waits for +the sign-in to Partner Center/);
        assert.match(await own.refuses('retry 1001'), /It waits for the sign-in.*npm run doctor/);
        const started = (await report()).trail.filter(({ event }: { event: string }) => event === 'creation.started');
        assert.equal(started.length, 1);
      } finally {
        await own.desk.close();
      }
    });

    it('says which request took the domain meanwhile', async () => {
      const { number } = await world.failed('gonemeanwhile');
      const other = await world.created('gonemeanwhile');
      const said = await world.refuses(`retry ${number}`);
      assert(said.includes(`${other.number} has it`), said);
    });
  });

  describe('resolve', () => {
    it('lets the bot take over the customer that was named, with the same MS-RequestId and no second customer', async () => {
      const { number, rep, seen, customerId } = await world.unclear('takenover');
      assert.match(await world.prints('--stuck'), new RegExp(`${number} +needsAttention .*nobody knows`));
      const version = await world.versionOf(number);
      const shown = await world.prints(`show ${number}`);
      assert.match(shown, new RegExp(`Version +${version}, `));
      assert.match(shown, new RegExp(`resolve ${number} --customer <its tenant id> --version ${version}\n`));
      const found = `--customer ${customerId.toUpperCase()} --version ${version}`;
      assert.match(await world.prints(`resolve ${number} ${found}`), /TD-\d+ /);
      await rep.waitsFor(seen.messageId, isCreated);
      const { customer, creation, trail } = JSON.parse(await world.prints(`show ${number} --json`));
      assert.deepEqual([customer.id, customer.hasCredential], [customerId, false]);
      assert.equal(idsPosted('takenover')[0], creation.msRequestId);
      const resolved = trail.find(({ event }: { event: string }) => event === 'operator.resolved');
      assert.deepEqual([resolved.actor.kind, resolved.facts], ['operator', { customerId, by: 'grace' }]);
      assert.equal(world.desk.sandbox.customers().filter(({ domain }) => domain.startsWith('takenover.')).length, 1);
      assert.doesNotMatch(await world.prints('--stuck'), new RegExp(number));
    });

    it('takes over none that is unknown, another request’s, or of another domain, and says so', async () => {
      const { number, rep, seen } = await world.unclear('misnamed');
      const elsewhere = await world.createdElsewhere('Quite Another', 'quiteanother.onmicrosoft.com');
      const theirs = await world.created('theirs');
      const { customer } = JSON.parse(await world.prints(`show ${theirs.number} --json`));
      const resolve = async (id: string) =>
        `resolve ${number} --customer ${id} --version ${await world.versionOf(number)}`;
      assert.match(await world.refuses(await resolve(customer.id)), /another request’s/);
      const misnamed = [
        [randomUUID(), /does not know it as yours/],
        [elsewhere, /another domain than misnamed\./],
      ] as const;
      for (const [id, words] of misnamed) {
        await world.prints(await resolve(id));
        await rep.waitsFor(seen.messageId, (card) => words.test(text(card)));
        const shown = await world.prints(`show ${number}`);
        assert.match(shown, /needsAttention since/);
        assert(shown.includes(`customerId=${id}`));
      }
      assert.equal(JSON.parse(await world.prints(`show ${number} --json`)).customer, undefined);
    });

    it('lets the owner correct or retry when no customer was created, as a new call', async () => {
      const { desk } = world;
      const { number, rep, seen } = await world.unclear('notcreated');
      const before = JSON.parse(await world.prints(`show ${number} --json`)).creation.msRequestId;
      const resolve = `resolve ${number} --not-created --version ${await world.versionOf(number)}`;
      assert.match(await world.refuses(resolve), /less than 5 minutes ago.* Wait until \d{4}-.*Z, look/);
      time.offsetMs = 5 * 60_000;
      const { out, errors } = await world.run(resolve, { clock });
      assert.match(out.join(), /has failed: its owner can correct it/, errors.join());
      const failed = await rep.waitsFor(seen.messageId, (card) => hasButton(card, 'request.correct'));
      assert.match(text(failed.card), /looked in Partner Center/);
      desk.sandbox.clear();
      await rep.clicks(failed, 'request.retry');
      await rep.waitsFor(seen.messageId, isCreated);
      assert.equal(idsPosted('notcreated').length, 1);
      assert.notEqual(idsPosted('notcreated')[0], before);
    });

    it('is for requests that need attention', async () => {
      const { number } = await world.failed('onlyfailed');
      assert.match(
        await world.refuses(`resolve ${number} --not-created --version ${await world.versionOf(number)}`),
        /is failed; only .* npm run requests -- retry/,
      );
    });
  });

  describe('what it does not do', () => {
    it('ends with 2 and the usage, without settings or a database, when it was asked for wrongly', async () => {
      const wrong = [
        'remove TD-1',
        'show',
        'show x',
        'retry TD-1 TD-2',
        'list --state gone',
        'list --limit 0',
        'list x',
      ];
      const more = [
        'resolve TD-1',
        'resolve TD-1 --version 1',
        'resolve TD-1 --customer x --version 1',
        'resolve TD-1 --not-created',
        'resolve TD-1 --not-created --version 0',
        `resolve TD-1 --customer ${randomUUID()}`,
        `resolve TD-1 --not-created --version 1 --customer ${randomUUID()}`,
        'retry TD-1 --version 1',
      ];
      for (const args of [...wrong, ...more, 'show TD-1 --stuck', 'list --customer x', '--help', 'show 0']) {
        const { exitCode, out, errors } = await world.run(args, {}, { SEALING_KEYS: '' });
        assert.deepEqual([exitCode, out], [2, []], args);
        assert.match(errors.join('\n'), /\nUsage: npm run requests/);
      }
    });

    it('says which request there is not, and which setting is wrong', async () => {
      assert.match(await world.refuses('show TD-999999'), /^There is no request TD-999999\. .*list$/);
      const { exitCode, errors } = await world.run('list', {}, { SEALING_KEYS: 'short' });
      assert.equal(exitCode, 78);
      assert.match(errors.join('\n'), /^SEALING_KEYS: /);
    });

    it('is heard by no bot with another key, at another port, or that is none', async () => {
      const anotherKey = Buffer.alloc(32, 7).toString('base64');
      const tries = [{ SEALING_KEYS: anotherKey }, { PORT: '1' }, { PORT: new URL(world.desk.connector.url).port }];
      for (const env of tries) {
        const { exitCode, errors } = await world.run('list', {}, env);
        assert.equal(exitCode, 1);
        assert.match(
          errors.join('\n'),
          /in use by process.* No bot of these settings answers at http.*Run the command/,
        );
      }
    });
  });
});
