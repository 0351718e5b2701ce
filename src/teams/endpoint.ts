import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Log } from '../flows/ports/ports.ts';
import { afterAnswerKey, type BotLogic } from './bot.ts';
import { type BotAdapter, NotAuthenticatedError } from './bot-adapter.ts';
import { tenantOf } from './turn.ts';

/** The bot's answer to one HTTP request. */
export interface EndpointAnswer {
  readonly status: 200 | 400 | 401 | 403 | 500;
  readonly body?: object;
  /** To be called once the answer has left this machine. */
  readonly answered: () => void;
}

export interface EndpointOptions {
  readonly adapter: BotAdapter;
  readonly logic: BotLogic;
  readonly log: Log;
  /** Lower-case tenant ids; empty: any. */
  readonly allowedTenants: readonly string[];
  /** Only a bot that listens on loopback itself may be told to answer to plain http or loopback addresses. */
  readonly allowsLoopback: boolean;
  readonly isLoopback: (host: string) => boolean;
}

/** What botbuilder relies on: without these it rejects, or answers to nowhere, before any of our code runs. */
const incoming = z.looseObject({
  type: z.string().min(1),
  channelId: z.string().min(1),
  serviceUrl: z.url(),
  conversation: z.looseObject({ id: z.string().min(1) }),
  from: z.looseObject({ id: z.string().min(1) }),
  recipient: z.looseObject({ id: z.string() }).optional(),
});

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The Bot Framework endpoint behind its doors: a sound body, a good token, an allowed tenant, then the bot. */
export function createEndpoint(options: EndpointOptions) {
  const { adapter, logic, log } = options;
  const isAuthenticated = adapter.appId !== '';

  return async function receive(authorization: string, body: unknown): Promise<EndpointAnswer> {
    const parsed = incoming.safeParse(body);
    if (!parsed.success || !isAllowedServiceUrl(parsed.data.serviceUrl, options)) return refused(400, 'malformed');
    let allowed = true;
    let answered = () => {};
    try {
      const response = await adapter.receive(authorization, parsed.data as unknown as Activity, async (context) => {
        allowed = isAllowed(context);
        if (!allowed) return;
        await logic(context);
        answered = context.turnState.get(afterAnswerKey) ?? answered;
      });
      if (!allowed) return refused(403, 'tenant');
      const answer = response?.body as object | undefined;
      return { status: 200, ...(answer ? { body: answer } : {}), answered };
    } catch (error) {
      if (error instanceof NotAuthenticatedError) return refused(401, 'token');
      log.error('An activity could not be taken', { activityType: parsed.data.type }, error);
      answered();
      return refused(500, 'failed');
    }
  };

  function isAllowed(context: TurnContext): boolean {
    const tenant = tenantOf(context);
    const { allowedTenants } = options;
    const known = allowedTenants.length === 0 ? !isAuthenticated : allowedTenants.includes(tenant);
    if (!known) log.warn('A tenant that is not allowed was turned away', { refusedTenant: tenant });
    if (!known || !isAuthenticated) return known;
    // A forged or half-empty identity must not reach the flows; the playground's ids are no GUIDs, a real channel's are.
    const { aadObjectId } = context.activity.from;
    return context.activity.channelId === 'msteams' && (aadObjectId === undefined || guid.test(aadObjectId));
  }
}

const reasons = {
  malformed: 'The body is not a Bot Framework activity.',
  token: 'The token is missing or not good.',
  tenant: 'This tenant may not use the bot.',
  failed: 'The activity could not be taken.',
} as const;

function refused(status: 400 | 401 | 403 | 500, reason: keyof typeof reasons): EndpointAnswer {
  return { status, body: { error: reasons[reason] }, answered: () => {} };
}

function isAllowedServiceUrl(serviceUrl: string, { allowsLoopback, isLoopback }: EndpointOptions): boolean {
  const { protocol, hostname } = new URL(serviceUrl);
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  return allowsLoopback || (protocol === 'https:' && !isLoopback(hostname));
}
