import { randomBytes } from 'node:crypto';
import { type Config, ConfigError } from './config.ts';
import { requestStates } from './domain/request.ts';
import { createCustomer } from './flows/create-customer.ts';
import { deliverRequest } from './flows/deliver-request.ts';
import { destroyExpiredCredentials } from './flows/destroy-expired-credentials.ts';
import type { FlowContext, FlowSettings } from './flows/flow-context.ts';
import { createLanes } from './flows/lanes.ts';
import { createLiveLists } from './flows/live-lists.ts';
import type { Clock, Ids, Log, PartnerCenter, RefreshTokenStore, Sealer } from './flows/ports.ts';
import { createMetrics } from './http/metrics.ts';
import { createHttpServer } from './http/server.ts';
import { createQueue } from './jobs/queue.ts';
import { createSweep } from './jobs/sweep.ts';
import { clouds } from './partner-center/clouds.ts';
import { createPartnerCenter } from './partner-center/partner-center-client.ts';
import { seededRefreshTokens } from './partner-center/seeded-refresh-tokens.ts';
import { createSignIn } from './partner-center/sign-in.ts';
import { isLoopback } from './settings.ts';
import { createBotStateStorage } from './storage/bot-state-storage.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { createRefreshTokenStore } from './storage/refresh-token-store.ts';
import { createSealer } from './storage/sealing.ts';
import { createStore } from './storage/store.ts';
import { systemClock, systemIds, systemRandom, wait } from './system.ts';
import { createBotLogic } from './teams/bot.ts';
import { BotAdapter, type BotCredentials } from './teams/bot-adapter.ts';
import { createEndpoint } from './teams/endpoint.ts';
import { createCardSender, createMessenger } from './teams/messenger.ts';
import { createPresenter } from './teams/presenter.ts';
import { warmUp } from './teams/render.ts';
import { createSurface } from './teams/surface.ts';

const applicationName = 'Tenant Desk';
const version = '0.1.0';

/** What a test may put in place of the machine's own. */
export interface Overrides {
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** Instead of the credentials that botbuilder makes from the registration. */
  readonly botCredentials?: BotCredentials;
}

/** The whole program, built and connected, not yet listening. */
export interface Desk {
  /** Resolves with the port, once clicks are taken and jobs run. */
  start(): Promise<number>;
  /** Takes nothing new, finishes what is in hand within `timeoutMs`, and closes the database. */
  stop(timeoutMs: number): Promise<void>;
}

/** Connects every part: the one place that knows which implementation stands behind which port. */
export async function build(config: Config, log: Log, overrides: Overrides = {}): Promise<Desk> {
  const { clock = systemClock, ids = systemIds } = overrides;
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, clock, log });
  const embedded = database.kind === 'embedded';
  const queue = createQueue({ executor: database.executor, embedded, clock, log });
  const store = createStore(database.kysely, {
    sendJob: (executor, job) => queue.send(executor, job),
    jobsCommitted: () => queue.wake(),
  });
  // Nobody else can have the embedded database open: what is leased there was leased by a process that is gone.
  if (embedded) await store.releaseLeases();
  const sealer = createSealer(config.sealingKeys, randomBytes);
  const tokens = await refreshTokens(config, database, sealer);
  const partnerCenter = connectPartnerCenter(config, tokens, { ...overrides, clock, ids });
  const lists = createLiveLists({ partnerCenter, clock, ids, log, wait });
  const settings = flowSettings(config);

  const adapter = new BotAdapter({
    registration: config.bot,
    openIdMetadata: config.openIdMetadata,
    tokenIssuer: config.tokenIssuer,
    ...(overrides.botCredentials ? { credentials: overrides.botCredentials } : {}),
  });
  const presenter = createPresenter({ lists, settings, store, clock });
  const sender = createCardSender(adapter);
  const messenger = createMessenger(sender, presenter);
  const stopping = new AbortController();
  const flow: FlowContext = {
    store,
    partnerCenter,
    lists,
    sealer,
    messenger,
    lanes: createLanes(wait),
    clock,
    ids,
    log,
    wait,
    stopping: stopping.signal,
    settings,
  };
  const storage = createBotStateStorage(database.kysely);
  const logic = createBotLogic({ flow, presenter, surface: createSurface(flow, presenter, sender), storage });
  const receive = createEndpoint({
    adapter,
    logic,
    log,
    allowedTenants: config.allowedTenants,
    allowsLoopback: isLoopback(config.host),
    isLoopback,
  });

  const sweep = createSweep({ store, clock, log, destroyExpired: () => destroyExpiredCredentials(flow) });
  const server = createHttpServer({
    receive,
    log,
    metrics: createMetrics(requestStates, () => store.countByState()),
    checks: {
      database: async () => (await database.executor.executeSql('select 1 as ok', [])).rows.length === 1,
      queue: async () => queue.isRunning(),
    },
  });

  return {
    async start() {
      warmUp();
      await queue.start({
        'create-customer': (requestId) => createCustomer(flow, requestId),
        deliver: (requestId) => deliverRequest(flow, requestId),
      });
      sweep.start();
      return server.listen(config.port, config.host);
    },
    async stop(timeoutMs) {
      await Promise.all([server.close(), sweep.stop(), queue.stop({ timeoutMs })]);
      stopping.abort();
      await database.close();
    },
  };
}

function flowSettings({ partner, credentialTtlMs, credentialRevealMs }: Config): FlowSettings {
  return {
    domainSuffix: partner.domainSuffix ?? clouds[partner.cloud].domainSuffix,
    indirect: partner.model === 'indirect',
    ownDomains: partner.ownDomains,
    credentialTtlMs,
    credentialRevealMs,
  };
}

/** @throws ConfigError when app+user sign-in has no refresh token to begin with, neither stored nor in the settings */
async function refreshTokens(
  { partner }: Config,
  database: Database,
  sealer: Sealer,
): Promise<RefreshTokenStore | undefined> {
  if (partner.auth === 'app') return undefined;
  const stored = createRefreshTokenStore(database.kysely, sealer, `${partner.tenantId}/${partner.clientId}`);
  const tokens = seededRefreshTokens(stored, partner.refreshToken);
  if (await tokens.load()) return tokens;
  await database.close();
  const problem =
    'PARTNER_REFRESH_TOKEN: is missing and none is stored; set the first one, obtained with the Secure Application Model.';
  throw new ConfigError([problem]);
}

function connectPartnerCenter(
  { partner }: Config,
  refreshTokens: RefreshTokenStore | undefined,
  { clock, ids, fetch: fetchOverride }: Overrides & { readonly clock: Clock; readonly ids: Ids },
): PartnerCenter {
  const cloud = clouds[partner.cloud];
  const { tenantId, clientId, secret } = partner;
  const fetcher = fetchOverride ?? fetch;
  const signIn = createSignIn({
    fetch: fetcher,
    clock,
    authority: partner.authority ?? cloud.authority,
    scope: cloud.scope,
    tenantId,
    clientId,
    secret,
    ...(refreshTokens ? { refreshTokens } : {}),
  });
  return createPartnerCenter({
    cloud: { endpoint: partner.endpoint ?? cloud.endpoint },
    signIn,
    fetch: fetcher,
    clock,
    ids,
    wait,
    random: systemRandom,
    applicationName,
    version,
  });
}
