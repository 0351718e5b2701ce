import assert from 'node:assert/strict';
import type { ApprovalPolicy, ApprovalRule } from '../../../../src/domain/approval/approval-policy.ts';
import { usualCalendar } from '../../../../src/domain/approval/working-calendar.ts';
import { requirementsFor } from '../../../../src/domain/countries/country-requirements.ts';
import type { Person } from '../../../../src/domain/person.ts';
import type { CustomerRequest } from '../../../../src/domain/request.ts';
import { approvalFor } from '../../../../src/flows/approval/approval-for.ts';
import { deliverRequest } from '../../../../src/flows/delivery/deliver-request.ts';
import { createLanes } from '../../../../src/flows/delivery/lanes.ts';
import { tellNotices } from '../../../../src/flows/delivery/tell-notices.ts';
import type { FlowContext } from '../../../../src/flows/flow-context.ts';
import type { Job, Log, NewRequest, Store } from '../../../../src/flows/ports/ports.ts';
import { clouds } from '../../../../src/partner-center/clouds.ts';
import { createStore } from '../../../../src/storage/store.ts';
import { BotAdapter } from '../../../../src/teams/bot-adapter.ts';
import { createCardSender, createMessenger } from '../../../../src/teams/messenger.ts';
import { createPresenter } from '../../../../src/teams/presenter.ts';
import { ruleWith } from '../../../domain/approval/sample-policy.ts';
import { minutesLater, start, stored } from '../../../storage/support/sample.ts';
import { silentLog, type TestDatabase } from '../../../storage/support/test-database.ts';
import { type CardNode, isCard } from '../../../support/card.ts';
import { type FakeConnector, startFakeConnector } from '../../../support/fake-connector.ts';

const noRegistration = { registration: undefined, openIdMetadata: undefined, tokenIssuer: undefined };

/** The tenant of everybody in these tests. */
export const tenantId = '11111111-2222-4333-8444-555555555555';

export function policyOf(...rules: readonly Partial<ApprovalRule>[]): ApprovalPolicy {
  return { rules: rules.map(ruleWith), teams: [], calendar: usualCalendar };
}

export function personOf(objectId: string, name = `Person ${objectId.slice(-2)}`): Person {
  return { tenantId, objectId, name };
}

const profile = { country: 'US', companyName: 'Wingtip Toys', addressLine1: 'One Microsoft Way', city: 'Redmond' };

/** The approval flows with a real store, and a messenger whose connector keeps what it is sent. */
export class ApprovalWorld {
  readonly jobs: Job[] = [];
  readonly warnings: { readonly text: string; readonly facts: object }[] = [];
  /** Minutes after the start. */
  minutes = 0;
  /** The policy as it is now. */
  policy: ApprovalPolicy | undefined;

  private constructor(
    readonly db: TestDatabase,
    readonly store: Store,
    readonly connector: FakeConnector,
    private readonly stores: { readonly sent: Job[] },
  ) {
    this.jobs = stores.sent;
  }

  static async open(open: () => Promise<TestDatabase>): Promise<ApprovalWorld> {
    const personalChat = (userId: string) => `a:${userId.replace('29:', '')}`;
    const [db, connector] = await Promise.all([open(), startFakeConnector({ personalChat })]);
    const sent: Job[] = [];
    const store = createStore(db.database.kysely, { sendJob: async (_executor, job) => void sent.push(job) });
    return new ApprovalWorld(db, store, connector, { sent });
  }

  async close(): Promise<void> {
    await Promise.all([this.connector.close(), this.db.drop()]);
  }

  /** Another process on the same database; the same one where that takes one process. */
  async other(): Promise<{ readonly store: Store; readonly close: () => Promise<void> }> {
    try {
      const database = await this.db.openAgain();
      const store = createStore(database.kysely, {
        sendJob: async (_executor, job) => void this.stores.sent.push(job),
      });
      return { store, close: () => database.close() };
    } catch {
      return { store: this.store, close: async () => {} };
    }
  }

  context(own: Partial<Store> = {}): FlowContext {
    const clock = { now: () => minutesLater(this.minutes) };
    const over = new AbortController();
    const store = { ...this.store, ...own };
    const settings = {
      cloud: clouds.global,
      domainSuffix: 'onmicrosoft.com',
      indirect: false,
      handsOver: false,
      ownDomains: [],
      credentialTtlMs: 3_600_000,
      credentialRevealMs: 900_000,
      draftRetentionMs: 90 * 86_400_000,
      ...(this.policy ? { approvals: this.policy } : {}),
    };
    const lists = { requirements: async (country: string) => requirementsFor(country), resellers: async () => [] };
    const presenter = createPresenter({ store, clock, settings, lists, dialogs: false } as never);
    const sender = createCardSender(new BotAdapter(noRegistration));
    const warn: Log['warn'] = (text, facts = {}) => void this.warnings.push({ text, facts });
    return {
      store,
      clock,
      settings,
      lists,
      log: { ...silentLog, warn },
      ids: { guid: () => crypto.randomUUID() },
      wait: async () => {},
      lanes: createLanes(() => new Promise(() => {})),
      messenger: createMessenger(sender, presenter, { turn: async () => {} }),
      shutdown: { began: over.signal, over: over.signal },
    } as unknown as FlowContext;
  }

  /** The person has a chat of their own with the bot. */
  async meets(person: Person): Promise<Person> {
    const place = { serviceUrl: this.connector.url, userId: `29:${person.objectId}`, botId: '28:bot' };
    const chat = { person, ...place, conversationId: `a:${person.objectId}`, conversationType: 'personal' } as const;
    await this.store.rememberConversation(chat, start);
    return person;
  }

  /** A request that was confirmed under the policy as it is now, at this minute. */
  async pending(owner: Person, changes: Partial<NewRequest> = {}): Promise<CustomerRequest> {
    await this.meets(owner);
    const draft = await stored(this.store, { owner, profile, step: 'review', profileHash: 'ab12', ...changes });
    const wanted = approvalFor(this.policy, draft, draft.profile, minutesLater(this.minutes));
    assert(wanted.kind === 'approval', `no approval is wanted: ${wanted.kind}`);
    const creation = { point: 'reserved', msRequestId: crypto.randomUUID(), correlationId: '', attempts: 0 } as const;
    const next = { ...draft, state: 'pendingApproval', version: 2, approval: wanted.approval, creation } as const;
    await this.store.saveRequest(next, 1);
    return next;
  }

  async now(id: string): Promise<CustomerRequest> {
    return (await this.store.findRequest(id)) ?? assert.fail('the request is gone');
  }

  /** Runs what a change of the request sent on its way. */
  async settle(requestId: string): Promise<void> {
    const context = this.context();
    while (this.jobs.some((job) => job.requestId === requestId)) {
      const names = new Set(this.jobs.filter((job) => job.requestId === requestId).map(({ name }) => name));
      this.jobs.splice(0, this.jobs.length, ...this.jobs.filter((job) => job.requestId !== requestId));
      if (names.has('deliver')) await deliverRequest(context, requestId);
      if (names.has('tell')) await tellNotices(context, requestId);
    }
  }

  /** The cards in the person's own chat, oldest first. */
  cards({ objectId }: Person): readonly CardNode[] {
    return this.connector.messages(`a:${objectId}`).flatMap(({ attachments }) => {
      const content = attachments?.[0]?.content;
      return isCard(content) ? [content] : [];
    });
  }

  async events(requestId: string): Promise<readonly string[]> {
    const page = await this.store.auditPage(null, 10_000);
    return page.filter((record) => record.requestId === requestId).map(({ event }) => event);
  }
}
