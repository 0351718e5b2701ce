import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Approval, Vote } from '../../../src/domain/approval/approval.ts';
import { profileHash } from '../../../src/domain/profile.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import { decideRequest } from '../../../src/flows/approval/decide-request.ts';
import { createCustomer } from '../../../src/flows/creation/create-customer.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';
import { createSealer } from '../../../src/storage/sealing.ts';
import { idOf } from '../../domain/approval/sample-policy.ts';
import { testDatabases } from '../../storage/support/test-database.ts';
import { partnerCenterOf } from '../../support/partner-center-of.ts';
import { wingtip } from '../../support/story.ts';
import { ApprovalWorld, personOf, policyOf } from '../approval/support/approval-world.ts';

const [first, second, stranger] = [personOf(idOf(1)), personOf(idOf(2)), personOf(idOf(7))];
const owner = personOf(idOf(9), 'Ada Rep');
const asConfirmed = { ...wingtip.company, ...wingtip.address, culture: 'en-US', language: 'en' };

for (const { name, open } of testDatabases) {
  describe(`invariant I4: the creation of what was approved, on ${name}`, function () {
    this.timeout(60_000);
    let world: ApprovalWorld;
    let sandbox: Sandbox;
    let count = 0;
    before(async () => {
      [world, sandbox] = await Promise.all([ApprovalWorld.open(open), createSandbox({})]);
      world.policy = policyOf({ approvers: [first.objectId, second.objectId], approvalsNeeded: 2 });
      for (const person of [first, second]) await world.meets(person);
    });
    after(() => Promise.all([sandbox.close(), world.close()]));

    async function approved(): Promise<CustomerRequest> {
      const profile = { ...asConfirmed, domain: `approved${++count}` };
      const { id, version } = await world.pending(owner, { profile, profileHash: profileHash(profile) });
      for (const actor of [first, second])
        await decideRequest(world.context(), { requestId: id, version, verdict: 'approve', reason: '', actor });
      const request = await world.now(id);
      assert.equal(request.state, 'approved');
      return request;
    }

    async function create({ id }: CustomerRequest): Promise<CustomerRequest> {
      const sealer = createSealer([randomBytes(32)], randomBytes);
      await createCustomer({ ...world.context(), sealer, partnerCenter: partnerCenterOf(sandbox) }, id);
      return world.now(id);
    }

    /** Past the program: with a database client the version stays as well, so that nothing else tells. */
    async function rewritten(request: CustomerRequest, change: Partial<CustomerRequest>): Promise<CustomerRequest> {
      const next = { ...request, ...change };
      await world.store.saveRequest(next, request.version);
      return next;
    }

    it('begins where every vote is on exactly what would be sent', async () => {
      assert.equal((await create(await approved())).state, 'created');
      assert.equal(sandbox.posts().length, 1);
    });

    const voted = ({ approval }: CustomerRequest, change: (vote: Vote, at: number) => Vote): { approval: Approval } => {
      assert(approval);
      return { approval: { ...approval, votes: approval.votes.map(change) } };
    };
    const hostile = (request: CustomerRequest) => ({ ...request.profile, email: 'mallory@example.com' });
    const tampered: Readonly<Record<string, (request: CustomerRequest) => Partial<CustomerRequest>>> = {
      'the profile': (request) => ({ profile: hostile(request) }),
      'the profile and its hash': (request) => ({
        profile: hostile(request),
        profileHash: profileHash(hostile(request)),
      }),
      'one vote’s hash': (request) =>
        voted(request, (vote, at) => ({ ...vote, ...(at ? { profileHash: 'ab12' } : {}) })),
      'one vote into a stranger’s': (request) =>
        voted(request, (vote, at) => ({ ...vote, ...(at ? { person: stranger } : {}) })),
      'one vote into the owner’s': (request) =>
        voted(request, (vote, at) => ({ ...vote, ...(at ? { person: owner } : {}) })),
      'one vote into the other’s again': (request) => voted(request, (vote) => ({ ...vote, person: first })),
      'how it was decided': ({ approval }) => {
        assert(approval?.decision);
        return { approval: { ...approval, decision: { ...approval.decision, kind: 'rejected' } } };
      },
    };
    for (const [what, change] of Object.entries(tampered)) {
      it(`does not begin where somebody changed ${what} behind the program’s back, and says so`, async () => {
        const posts = sandbox.posts().length;
        const request = await approved();
        const { state, failure } = await create(await rewritten(request, change(request)));
        assert.deepEqual([state, failure?.key, failure?.canRetry], ['failed', 'failure.notAsApproved', false]);
        assert.equal(sandbox.posts().length, posts);
        assert.deepEqual((await world.events(request.id)).slice(-1), ['creation.refused']);
        assert.equal((await create(request)).state, 'failed');
      });
    }

    it('does not begin where a pending one was called approved', async () => {
      const profile = { ...asConfirmed, domain: `approved${++count}` };
      const pending = await world.pending(owner, { profile, profileHash: profileHash(profile) });
      assert.equal((await create(await rewritten(pending, { state: 'approved' }))).state, 'failed');
    });
  });
}
