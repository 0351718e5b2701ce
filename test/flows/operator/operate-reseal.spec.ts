import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { credentialContext } from '../../../src/flows/credential/credential-context.ts';
import { pendingContext } from '../../../src/flows/credential/reset-password.ts';
import { resealSome } from '../../../src/flows/operator/operate-reseal.ts';
import type { SealingContext } from '../../../src/flows/operator/sealing-context.ts';
import type { ResealedPart, SealedPlace, SealedValues, Store } from '../../../src/flows/ports/ports.ts';
import { createConsentStore } from '../../../src/storage/consents.ts';
import { createRefreshTokenStore } from '../../../src/storage/refresh-token-store.ts';
import { createSealedValues } from '../../../src/storage/sealed-values.ts';
import { createSealer } from '../../../src/storage/sealing.ts';
import { createStore } from '../../../src/storage/store.ts';
import { claimStored } from '../../storage/support/claim-stored.ts';
import { minutesLater, newPerson, start, stored } from '../../storage/support/sample.ts';
import { type TestDatabase, testDatabases } from '../../storage/support/test-database.ts';

const [oldKey, newKey, lostKey] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const sealerOf = (key: Buffer) => createSealer([key], randomBytes);
const [old, fresh, lost] = [sealerOf(oldKey), sealerOf(newKey), sealerOf(lostKey)];
const rotating = createSealer([newKey, oldKey], randomBytes);

for (const { name, open } of testDatabases) {
  describe(`sealing anew with the newest key, on ${name}`, function () {
    this.timeout(60_000);
    let db: TestDatabase;
    let store: Store;
    let sealed: SealedValues;
    before(async () => {
      db = await open();
      store = createStore(db.database.kysely, { sendJob: async () => {} });
      sealed = createSealedValues(db.database);
    });
    after(() => db.drop());
    beforeEach(async () => {
      for (const table of ['credential', 'password_reset', 'refresh_token', 'pending_consent']) {
        await db.database.executor.executeSql(`delete from ${table}`);
      }
    });

    const context = (changes: Partial<SealedValues> = {}): SealingContext => {
      return { store, sealed: { ...sealed, ...changes }, sealer: rotating };
    };

    /** A request whose password is this one. */
    async function withPassword(password: string, sealer = old): Promise<CustomerRequest> {
      const request = await stored(store, { state: 'created' });
      const { id: requestId, owner } = request;
      const value = sealer.seal(password, credentialContext(request));
      await store.transaction((tx) => tx.insertCredential({ requestId, owner, sealed: value, createdAt: start }));
      return request;
    }

    /** The password, by the new key alone. */
    async function passwordOf(request: CustomerRequest): Promise<string> {
      const credential = await store.findCredential(request.id);
      assert(credential?.sealed);
      return fresh.open(credential.sealed, credentialContext(request, credential.holder));
    }

    async function rotate(given: SealingContext = context()) {
      const parts: ResealedPart[] = [];
      for (let after: SealedPlace | null | undefined = null; after !== undefined; after = parts.at(-1)?.next) {
        parts.push(await resealSome(given, after));
      }
      return {
        parts: parts.length,
        resealed: parts.flatMap((part) => part.resealed),
        overtaken: parts.reduce((sum, { overtaken }) => sum + overtaken, 0),
        left: parts.flatMap(({ left }) => left),
      };
    }

    it('reaches everything that is sealed, and the new key alone opens all of it afterwards', async () => {
      const shown = await withPassword('first');
      const handedOver = await withPassword('second');
      const holder = { ...newPerson('Grace Hopper'), tenantId: handedOver.owner.tenantId };
      const theirs = old.seal('second', credentialContext(handedOver, holder));
      await store.transaction((tx) => tx.handOverCredential(handedOver.id, holder, theirs));
      await store.transaction((tx) => tx.insertPasswordReset(shown.id, start));
      const reset = await store.takePasswordReset(shown.id, start, minutesLater(1));
      assert(reset && (await store.keepPasswordReset(reset, old.seal('third', pendingContext(shown)))));
      await createRefreshTokenStore(db.database, old, 'app').save({ refreshToken: 'token' });
      const key = randomUUID();
      await createConsentStore(db.database.kysely, old).keep(key, 'secret', minutesLater(10));

      const { resealed, overtaken, left } = await rotate();
      assert.deepEqual([...resealed].sort(), [
        'credential',
        'credential',
        'passwordReset',
        'pendingConsent',
        'refreshToken',
      ]);
      assert.deepEqual([overtaken, left], [0, []]);
      assert.equal(await passwordOf(shown), 'first');
      assert.equal(await passwordOf(handedOver), 'second');
      const again = await store.takePasswordReset(shown.id, minutesLater(2), minutesLater(3));
      assert.equal(again?.sealed && fresh.open(again.sealed, pendingContext(shown)), 'third');
      assert.deepEqual(await createRefreshTokenStore(db.database, fresh, 'app').load(), { refreshToken: 'token' });
      assert.equal(await createConsentStore(db.database.kysely, fresh).take(key, start), 'secret');
      assert.deepEqual(await rotate(), { parts: 1, resealed: [], overtaken: 0, left: [] });
    });

    it('goes in bounded parts, and goes on where it was cut off', async () => {
      const requests = [];
      for (let i = 0; i < 60; i += 1) requests.push(await withPassword(`p${i}`));
      const first = await resealSome(context(), null);
      assert.ok(first.next && first.resealed.length > 0 && first.resealed.length <= 25);
      let calls = 0;
      const dying = context({
        async replace(...given) {
          calls += 1;
          if (calls === 11) throw new Error('the connection broke');
          return sealed.replace(...given);
        },
      });
      await assert.rejects(rotate(dying), /connection broke/);
      const { resealed } = await rotate();
      assert.equal(first.resealed.length + 10 + resealed.length, 60);
      for (const [i, request] of requests.entries()) assert.equal(await passwordOf(request), `p${i}`);
    });

    it('is done once for each value when two do it at the same time', async () => {
      const requests = [];
      for (let i = 0; i < 40; i += 1) requests.push(await withPassword(`p${i}`));
      const ran = await Promise.all([rotate(), rotate()]);
      assert.equal(
        ran.reduce((sum, { resealed }) => sum + resealed.length, 0),
        40,
      );
      assert.deepEqual(
        ran.flatMap(({ left }) => left),
        [],
      );
      for (const [i, request] of requests.entries()) assert.equal(await passwordOf(request), `p${i}`);
    });

    const meanwhile: readonly (readonly [
      string,
      (request: CustomerRequest) => Promise<unknown>,
      string | undefined,
    ])[] = [
      [
        'a reset sets a new password',
        ({ id: requestId, ...request }) =>
          store.transaction((tx) => {
            const newer = old.seal('newer', credentialContext({ id: requestId, ...request }));
            return tx.replaceCredential({ requestId, owner: request.owner, sealed: newer, createdAt: minutesLater(1) });
          }),
        'newer',
      ],
      [
        'its owner names somebody else',
        (request) => {
          const holder = { ...newPerson(), tenantId: request.owner.tenantId };
          const theirs = old.seal('older', credentialContext(request, holder));
          return store.transaction((tx) => tx.handOverCredential(request.id, holder, theirs));
        },
        'older',
      ],
      ['it is destroyed', ({ id }) => store.transaction((tx) => tx.destroyCredential(id, minutesLater(1))), undefined],
    ];
    for (const [what, change, expected] of meanwhile) {
      it(`leaves the newer value where ${what} between the look and the change`, async () => {
        const request = await withPassword('older');
        const overtaken = context({
          async replace(...given) {
            await change(request);
            return sealed.replace(...given);
          },
        });
        assert.deepEqual(await rotate(overtaken), { parts: 1, resealed: [], overtaken: 1, left: [] });
        const after = await store.findCredential(request.id);
        const opened = after?.sealed && old.open(after.sealed, credentialContext(request, after.holder));
        assert.equal(opened, expected);
        assert.equal((await rotate()).resealed.length, expected === undefined ? 0 : 1);
        if (expected !== undefined) assert.equal(await passwordOf(request), expected);
      });
    }

    it('keeps the claim of a password that is fetched meanwhile', async () => {
      const request = await withPassword('claimed');
      const claiming = context({
        async replace(...given) {
          await claimStored(store, request.id, minutesLater(1));
          return sealed.replace(...given);
        },
      });
      assert.equal((await rotate(claiming)).resealed.length, 1);
      assert.equal(await passwordOf(request), 'claimed');
      assert.deepEqual((await store.findCredential(request.id))?.claimedAt, minutesLater(1));
    });

    it('leaves and names what does not open: copied from elsewhere, changed, or without its key', async () => {
      const [mine, theirs, changed, locked, fine] = [
        await withPassword('mine'),
        await withPassword('theirs'),
        await withPassword('changed'),
        await withPassword('locked', lost),
        await withPassword('fine'),
      ];
      await db.database.executor.executeSql(
        'update credential set sealed = (select sealed from credential where request_id = $1) where request_id = $2',
        [mine.id, theirs.id],
      );
      await db.database.executor.executeSql(
        `update credential set sealed = jsonb_set(sealed, '{tag}', '""') where request_id = $1`,
        [changed.id],
      );
      await createRefreshTokenStore(db.database, lost, 'another app').save({ refreshToken: 'token' });
      const before = await Promise.all([theirs, changed, locked].map(({ id }) => store.findCredential(id)));

      for (const resealed of [['credential', 'credential'], []]) {
        const ran = await rotate();
        assert.deepEqual(ran.resealed, resealed);
        const known = (a: { readonly requestNumber?: number }) => a.requestNumber ?? 0;
        assert.deepEqual(
          [...ran.left].sort((a, b) => known(a) - known(b)),
          [
            { kind: 'refreshToken', keyId: lost.newestKeyId, why: 'keyMissing', name: 'another app' },
            { kind: 'credential', keyId: old.newestKeyId, why: 'broken', requestNumber: theirs.number },
            { kind: 'credential', keyId: old.newestKeyId, why: 'broken', requestNumber: changed.number },
            { kind: 'credential', keyId: lost.newestKeyId, why: 'keyMissing', requestNumber: locked.number },
          ],
        );
      }
      const after = await Promise.all([theirs, changed, locked].map(({ id }) => store.findCredential(id)));
      assert.deepEqual(after, before);
      assert.deepEqual([await passwordOf(mine), await passwordOf(fine)], ['mine', 'fine']);
    });

    it('changes nothing while a running program seals with another key', async () => {
      const request = await withPassword('kept');
      const beside = (...keys: readonly string[]) => context({ runningKeys: async () => keys });
      await assert.rejects(
        rotate(beside(rotating.newestKeyId, old.newestKeyId)),
        (error: Error & { code: string; remedy: string }) => {
          assert.equal(error.code, 'operator.refused');
          assert.match(error.message, new RegExp(`${old.newestKeyId}.*${rotating.newestKeyId}`));
          assert.match(error.remedy, /newest key in front, restart them all/);
          return true;
        },
      );
      assert.equal((await store.findCredential(request.id))?.sealed?.keyId, old.newestKeyId);
      assert.equal((await rotate(beside(rotating.newestKeyId))).resealed.length, 1);
    });
  });
}
