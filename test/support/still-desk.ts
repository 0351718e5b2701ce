import { randomBytes } from 'node:crypto';
import type { ApprovalPolicy } from '../../src/domain/approval/approval-policy.ts';
import { createLanes } from '../../src/flows/delivery/lanes.ts';
import { createLiveLists } from '../../src/flows/drafts/live-lists.ts';
import type { FlowContext } from '../../src/flows/flow-context.ts';
import type { Clock, Store } from '../../src/flows/ports/ports.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { clouds } from '../../src/partner-center/clouds.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/partner-center/sandbox.ts';
import { createBotStateStorage } from '../../src/storage/bot-state-storage.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createSealer } from '../../src/storage/sealing.ts';
import { createStore } from '../../src/storage/store.ts';
import { systemIds, systemRandomInt, wait } from '../../src/system.ts';
import { createBotLogic } from '../../src/teams/bot.ts';
import { BotAdapter } from '../../src/teams/bot-adapter.ts';
import { createEndpoint, type EndpointAnswer } from '../../src/teams/endpoint.ts';
import { createCardSender, createMessenger } from '../../src/teams/messenger.ts';
import { createPresenter } from '../../src/teams/presenter.ts';
import { createSurface } from '../../src/teams/surface.ts';
import { type FakeConnector, startFakeConnector } from './fake-connector.ts';
import { freshDataDir } from './fresh-data-dir.ts';
import { partnerCenterOf } from './partner-center-of.ts';
import { TeamsUser, type TeamsUserOptions } from './teams-user.ts';

const noRegistration = { registration: undefined, openIdMetadata: undefined, tokenIssuer: undefined };
/** What tells of a request and its password; a restored one is as if nobody had clicked. */
const tables = { request: 'id', credential: 'request_id', password_reset: 'request_id' } as const;
type Table = keyof typeof tables;

/** Everything stored of a request that a click may change. */
export type Rows = Readonly<Record<Table, string>>;

export interface StillDeskOptions {
  readonly approvals: ApprovalPolicy;
  readonly clock: Clock;
  readonly allowedTenants: readonly string[];
}

const readRows = `select ${Object.entries(tables)
  .map(([table, key]) => `(select to_jsonb(t)::text from ${table} t where ${key} = $1) as ${table}`)
  .join(', ')}`;
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The bot over HTTP with a real database, in which nothing happens by itself: no job runs, and what is not clicked stays. */
export interface StillDesk {
  readonly store: Store;
  readonly flow: FlowContext;
  readonly connector: FakeConnector;
  readonly sandbox: Sandbox;
  user(options?: Partial<TeamsUserOptions>): TeamsUser;
  /** The same door without the sockets: what the body's JSON is answered with. */
  receive(body: unknown): Promise<EndpointAnswer>;
  rows(requestId: string): Promise<Rows>;
  restore(requestId: string, rows: Rows): Promise<void>;
  close(): Promise<void>;
}

export async function startStillDesk({ approvals, clock, allowedTenants }: StillDeskOptions): Promise<StillDesk> {
  const log = createLog('silent');
  const [sandbox, connector, dataDir] = await Promise.all([
    createSandbox({}),
    startFakeConnector({ personalChat: (userId) => `a:${userId.replace('29:', '')}` }),
    freshDataDir(),
  ]);
  const database = await openDatabase({ dataDir, clock, log });
  const store = createStore(database.kysely, { sendJob: async () => {} });
  const partnerCenter = partnerCenterOf(sandbox);
  const lists = createLiveLists({ partnerCenter, clock, ids: systemIds, log, wait });
  const over = new AbortController();
  const settings: FlowContext['settings'] = {
    cloud: clouds.global,
    domainSuffix: 'onmicrosoft.com',
    indirect: false,
    signsInWithUser: true,
    ownDomains: [],
    credentialTtlMs: 72 * 3_600_000,
    credentialRevealMs: 900_000,
    handsOver: true,
    approvals,
    draftRetentionMs: 90 * 86_400_000,
    retentionMs: 90 * 86_400_000,
  };
  const adapter = new BotAdapter(noRegistration);
  const presenter = createPresenter({ lists, settings, store, clock, dialogs: false });
  const sender = createCardSender(adapter);
  const flow: FlowContext = {
    store,
    partnerCenter,
    lists,
    sealer: createSealer([randomBytes(32)], randomBytes),
    messenger: createMessenger(sender, presenter, { turn: async () => {} }),
    lanes: createLanes(wait),
    clock,
    ids: systemIds,
    randomInt: systemRandomInt,
    log,
    wait,
    sharesDatabase: false,
    shutdown: { began: over.signal, over: over.signal },
    settings,
  };
  const storage = createBotStateStorage(database.kysely);
  const logic = createBotLogic({ flow, presenter, surface: createSurface(flow, presenter, sender), storage });
  const doors = { allowedTenants, allowsLoopback: true, isLoopback: () => true };
  const receive = createEndpoint({ adapter, logic, log, ...doors });
  const checks = {
    database: async () => true,
    queue: async () => true,
    partnerCenterSignIn: async () => true,
  };
  const server = createHttpServer({ receive, checks, metrics: async () => '', clock, log });
  const botUrl = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  const select = async (statement: string, values: readonly unknown[] = []) =>
    (await database.executor.executeSql(statement, [...values])).rows as readonly Record<string, unknown>[];

  async function columns(): Promise<string> {
    const found = await select(`
      select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
      where table_name = 'request' and table_schema = current_schema() and column_name not in ('id', 'number')`);
    return String(found[0]?.names);
  }

  return {
    store,
    flow,
    connector,
    sandbox,
    receive: (body) => receive('', body),
    user: (given = {}) => new TeamsUser({ botUrl, connector, ...given }),
    async rows(requestId) {
      const [found] = await select(readRows, [requestId]);
      const { request, credential, password_reset } = found ?? {};
      return { request: text(request), credential: text(credential), password_reset: text(password_reset) };
    },
    async restore(requestId, rows) {
      const names = await columns();
      await select(
        `update request set (${names}) = (select ${names} from jsonb_populate_record(null::request, $1::jsonb)) where id = $2`,
        [rows.request, requestId],
      );
      for (const table of ['credential', 'password_reset'] as const) {
        await select(`delete from ${table} where request_id = $1`, [requestId]);
        if (rows[table] === '') continue;
        await select(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`, [
          rows[table],
        ]);
      }
    },
    async close() {
      over.abort();
      await server.close();
      await database.close();
      await Promise.all([sandbox.close(), connector.close()]);
    },
  };
}
