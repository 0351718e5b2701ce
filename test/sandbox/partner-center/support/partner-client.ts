import { randomUUID } from 'node:crypto';
import type { Sandbox } from '../../../../src/sandbox/partner-center/sandbox.ts';
import { appForm, refreshForm, tokenRequest } from './token-request.ts';

export interface PartnerAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body read as JSON; undefined where it is none. */
  readonly body: Record<string, unknown>;
}

export interface CallSettings {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly requestId?: string;
  readonly timeoutMs?: number;
}

/** Calls the REST API as Partner Center's documents say, over real HTTP. */
export type PartnerClient = (method: string, path: string, settings?: CallSettings) => Promise<PartnerAnswer>;

export async function signIn(sandbox: Sandbox, kind: 'app' | 'app+user' = 'app+user'): Promise<PartnerClient> {
  const form = kind === 'app' ? appForm(sandbox) : refreshForm(sandbox);
  const { body: tokens } = await tokenRequest(sandbox, form);
  return async (method, path, { body, headers, requestId = randomUUID(), timeoutMs = 5_000 } = {}) => {
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${tokens.access_token}`,
        'MS-RequestId': requestId,
        'MS-CorrelationId': randomUUID(),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString('utf8');
    return { status: response.status, headers: response.headers, text, body: readJson(text) };
  };
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
