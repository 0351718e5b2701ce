import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import { entraOptions, refreshTokens, sendOptions } from './connect-partner-center.ts';
import { warmUpNames } from './domain/countries/names/country-index.ts';
import { requestStates } from './domain/request.ts';
import { callWebhook } from './flows/approval/call-webhook.ts';
import { decideAsApp, viewAsApp } from './flows/approval/decide-as-app.ts';
import { createApprovalTimes } from './flows/approval/keep-approval-times.ts';
import { checkValidationStatus } from './flows/creation/check-validation-status.ts';
import { createCustomer } from './flows/creation/create-customer.ts';
import { destroyExpiredCredentials } from './flows/credential/destroy-expired-credentials.ts';
import { remindOfPasswords } from './flows/credential/remind-of-passwords.ts';
import { resetPassword } from './flows/credential/reset-password.ts';
import type { Reached } from './flows/debug-points.ts';
import { deliverRequest } from './flows/delivery/deliver-request.ts';
import { createLanes } from './flows/delivery/lanes.ts';
import { tellNotices } from './flows/delivery/tell-notices.ts';
import { createLiveLists } from './flows/drafts/live-lists.ts';
import type { FlowContext, FlowSettings } from './flows/flow-context.ts';
import { findStuckRequests } from './flows/operator/find-stuck-requests.ts';
import { countWithoutKey, reportMissingKeys } from './flows/operator/missing-keys.ts';
import { countOpenJobs } from './flows/operator/open-jobs.ts';
import { createOperator } from './flows/operator/operate.ts';
import type { OperatorContext } from './flows/operator/operator-context.ts';
import { type Clock, type Ids, jobNames, type Log } from './flows/ports/ports.ts';
import { createErasure } from './flows/retention/erase-details.ts';
import { createSignInWatch } from './flows/sign-in/watch-sign-in.ts';
import { withDebugPoints } from './flows/with-debug-points.ts';
import { createAppTokens } from './http/app-tokens.ts';
import { createMetrics } from './http/metrics.ts';
import { createOperatorPasses } from './http/operator-passes.ts';
import { createHttpServer } from './http/server.ts';
import { createWebhook } from './http/webhook.ts';
import { createJobLedger } from './jobs/job-ledger.ts';
import { createQueue } from './jobs/queue.ts';
import type { QueueSettings } from './jobs/queue-settings.ts';
import { createSweep } from './jobs/sweep.ts';
import { clouds } from './partner-center/clouds.ts';
import { createConsent } from './partner-center/consent.ts';
import { tryConsent } from './partner-center/consent-trial.ts';
import { createPartnerCenter } from './partner-center/partner-center-client.ts';
import { createSend } from './partner-center/send.ts';
import { createSignIn } from './partner-center/sign-in.ts';
import { createSignInHealth } from './partner-center/sign-in-health.ts';
import { isLoopback } from './settings.ts';
import { createShutdown } from './shutdown.ts';
import { createBotStateStorage } from './storage/bot-state-storage.ts';
import { createConsentStore } from './storage/consents.ts';
import { openDatabase } from './storage/database.ts';
import { createOperatorReads } from './storage/operator-reads.ts';
import { createSealedValues } from './storage/sealed-values.ts';
import { createSealer } from './storage/sealing.ts';
import { createStore } from './storage/store.ts';
import { systemClock, systemIds, systemRandomInt, wait } from './system.ts';
import { createBotLogic } from './teams/bot.ts';
import { BotAdapter, type BotCredentials } from './teams/bot-adapter.ts';
import { createConversationPace } from './teams/conversation-pace.ts';
import { createEndpoint } from './teams/endpoint.ts';
import { englishProblem } from './teams/english-problem.ts';
import { createCardSender, createMessenger } from './teams/messenger.ts';
import { createPresenter } from './teams/presenter.ts';
import { warmUp } from './teams/render.ts';
import { createSurface } from './teams/surface.ts';

/** A create may take this much of the time for stopping; with the rest its end is stored, or that nobody knows it. */
const creationsShare = 0.75;

/** What a test may put in place of the machine's own. */
export interface Overrides {
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly ids?: Ids;
  /** Instead of the credentials that botbuilder makes from the registration. */
  readonly botCredentials?: BotCredentials;
  /** How often and how long a job is tried. */
  readonly queueSettings?: QueueSettings;
  /** Told of every debug point; absent: there are none. */
  readonly reached?: Reached;
}

/** The whole program, built and connected, not yet listening. */
export interface Desk {
  /** Resolves with the port, once clicks are taken and jobs run. */
  start(): Promise<number>;
  /** Takes nothing new, finishes what is in hand within `timeoutMs`, leaves the rest to others, and closes the database. */
  stop(timeoutMs: number): Promise<void>;
}

/** Connects every part: the one place that knows which implementation stands behind which port. */
export async function build(config: Config, log: Log, overrides: Overrides = {}): Promise<Desk> {
  const { clock = systemClock, ids = systemIds, fetch: fetchFn = fetch } = overrides;
  const sealer = createSealer(config.sealingKeys, randomBytes);
  const { databaseUrl, dataDir } = config;
  const database = await openDatabase({ databaseUrl, dataDir, sealsWith: sealer.newestKeyId, clock, log });
  const embedded = database.kind === 'embedded';
  const { queueSettings } = overrides;
  const queue = createQueue({
    executor: database.executor,
    embedded,
    clock,
    log,
    exclusively: database.exclusively,
    ...(queueSettings ? { settings: queueSettings } : {}),
  });
  const points = withDebugPoints(overrides.reached);
  const store = points.store(
    createStore(database.kysely, {
      sendJob: (executor, job) => queue.send(executor, job),
      jobsCommitted: () => queue.wake(),
      keepsWebhookEvents: config.approvalWebhook !== undefined,
    }),
  );
  // Nobody else can have the embedded database open: what is leased there was leased by a process that is gone.
  if (embedded) await store.releaseLeases();
  const sealing = { store, sealed: createSealedValues(database), sealer };
  const entra = entraOptions(config, fetchFn);
  const tokens = refreshTokens(config, database, sealer);
  const signIn = createSignIn({ ...entra, clock, ...(tokens ? { refreshTokens: tokens } : {}) });
  const shutdown = createShutdown(wait);
  const stopping = { read: shutdown.began, create: shutdown.cutShort, write: shutdown.cutShort };
  const calls = { ...sendOptions(config, signIn, { fetch: fetchFn, clock, ids }), stopping };
  const partnerCenter = points.partnerCenter(createPartnerCenter(calls));
  const lists = createLiveLists({ partnerCenter, clock, ids, log, wait });
  const settings = flowSettings(config);

  const adapter = new BotAdapter({
    registration: config.bot,
    openIdMetadata: config.openIdMetadata,
    tokenIssuer: config.tokenIssuer,
    ...(overrides.botCredentials ? { credentials: overrides.botCredentials } : {}),
  });
  const presenter = createPresenter({ lists, settings, store, clock, dialogs: config.bot !== undefined });
  const sender = createCardSender(adapter);
  const messenger = points.messenger(createMessenger(sender, presenter, createConversationPace(clock, wait)));
  const { approvalApi, approvalWebhook } = config;
  const { authority, tenantId } = entra;
  const flow: FlowContext = {
    store,
    partnerCenter,
    lists,
    sealer,
    messenger,
    ...(approvalWebhook
      ? { webhook: createWebhook({ ...approvalWebhook, fetch: fetchFn, clock, stopping: shutdown.cutShort }) }
      : {}),
    lanes: createLanes(wait),
    clock,
    ids,
    randomInt: systemRandomInt,
    log,
    wait,
    sharesDatabase: !embedded,
    shutdown,
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

  const consents = createConsentStore(database.kysely, sealer);
  const consent = createConsent({
    entra,
    entraPages: clouds[config.partner.cloud].entraPages,
    store: consents,
    sealingKeys: config.sealingKeys,
    clock,
    ids,
    tryOut: (refreshToken) => tryConsent(refreshToken, { entra, clock, ids, calls }),
    async replaceTokens(replacement) {
      await signIn.replaceTokens(replacement);
      // Whatever fails after a new consent is news to everybody.
      const now = clock.now();
      await store.noteSignInWorks(now, now);
    },
  });
  const { approvers } = config;
  const health = createSignInHealth(signIn, createSend(calls), ids);
  const jobs = createJobLedger(database.executor);
  const operations: OperatorContext = { store, reads: createOperatorReads(database.kysely), jobs, clock, ids };
  const operatorDoor = {
    operator: createOperator({ ...operations, ...sealing }),
    passes: createOperatorPasses(config.sealingKeys, clock, ids),
    isLoopback,
  };
  const sweep = createSweep({
    store,
    jobs,
    clock,
    log,
    destroyExpired: async () => {
      await Promise.all([destroyExpiredCredentials(flow), consents.removeExpired(clock.now())]);
    },
    remindOfPasswords: () => remindOfPasswords(flow),
    keepApprovalTimes: createApprovalTimes(flow),
    eraseDetails: createErasure(flow, approvers),
    watchSignIn: createSignInWatch({ signIn: health, store, messenger, approvers, clock, log }),
  });
  const server = createHttpServer({
    receive,
    clock,
    log,
    ...(tokens ? { consent } : {}),
    ...(approvalApi
      ? {
          approvalApi: {
            tokens: createAppTokens({ ...approvalApi, fetch: fetchFn, authority, tenantId, clock }),
            view: (app, requestId) => viewAsApp(flow, app, requestId),
            decide: (decision) => decideAsApp(flow, decision),
            say: englishProblem,
          },
        }
      : {}),
    // A database server is open to the operator's commands themselves.
    ...(embedded ? { operatorDoor } : {}),
    metrics: createMetrics({
      states: requestStates,
      countByState: () => store.countByState(),
      jobs: jobNames,
      countDeadJobs: () => countOpenJobs(operations),
      countStuck: async () => (await findStuckRequests(operations)).size,
      countUnreached: () => operations.reads.countUnreached(),
      isSignInWorking: () => signIn.failure() === undefined,
      countWithoutKey: () => countWithoutKey(sealing),
    }),
    checks: {
      database: async () => (await database.executor.executeSql('select 1 as ok', [])).rows.length === 1,
      queue: async () => queue.isRunning(),
      partnerCenterSignIn: async () => signIn.failure() === undefined,
    },
  });

  return {
    async start() {
      warmUp();
      warmUpNames();
      await reportMissingKeys({ ...sealing, log });
      await queue.start({
        'create-customer': (requestId) => createCustomer(flow, requestId),
        deliver: (requestId) => deliverRequest(flow, requestId),
        'check-validation-status': (requestId) => checkValidationStatus(flow, requestId),
        'reset-password': (requestId) => resetPassword(flow, requestId),
        tell: (requestId) => tellNotices(flow, requestId),
        'call-webhook': (requestId) => callWebhook(flow, requestId),
      });
      sweep.start();
      return server.listen(config.port, config.host);
    },
    async stop(timeoutMs) {
      shutdown.begin(timeoutMs * creationsShare);
      const swept = Promise.race([sweep.stop(), wait(timeoutMs, shutdown.over).catch(() => {})]);
      await Promise.all([server.close(), swept, queue.stop({ timeoutMs })]);
      shutdown.end();
      await signIn.settled();
      await database.close();
    },
  };
}

function flowSettings({ partner, ...config }: Config): FlowSettings {
  return {
    cloud: clouds[partner.cloud],
    domainSuffix: partner.domainSuffix ?? clouds[partner.cloud].domainSuffix,
    indirect: partner.model === 'indirect',
    signsInWithUser: partner.auth === 'app+user',
    ownDomains: partner.ownDomains,
    credentialTtlMs: config.credentialTtlMs,
    credentialRevealMs: config.credentialRevealMs,
    handsOver: config.handsOver,
    ...(config.approvals ? { approvals: config.approvals } : {}),
    ...(config.approvalApi ? { approvalApps: config.approvalApi.apps } : {}),
    ...(config.approvalChannel ? { approvalChannel: config.approvalChannel } : {}),
    draftRetentionMs: config.draftRetentionMs,
    retentionMs: config.retentionMs,
  };
}
