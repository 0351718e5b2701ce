import type { Request, Response, Server } from 'restify';
import { AppError, asAppError } from '../errors.ts';
import { type Clock, type Consent, consentPath, type Log } from '../flows/ports/ports.ts';
import { askPage, failedPage, finishedPage, tooManyPage, withoutLink } from './consent-pages.ts';
import { cookieOf, setCookie } from './cookies.ts';
import { type Page, sendPage } from './page.ts';
import { readBody } from './read-body.ts';
import { createTryLimit } from './try-limit.ts';

export interface ConsentRoutesOptions {
  readonly consent: Consent;
  readonly clock: Clock;
  readonly log: Log;
}

const cookieName = 'tenant-desk-consent';
const maxBodyBytes = 8_192;
const limit = { tries: 10, perMs: 60_000 };

/**
 * The consent page. What is not valid is answered with 403, and with 429 once there is too much of it; a valid link is
 * taken in between all the same. Neither the log nor a page ever repeats a link, a state or a code.
 */
export function addConsentRoutes(server: Server, { consent, clock, log }: ConsentRoutesOptions): void {
  const refusals = createTryLimit(limit, clock);

  function fail(response: Response, thrown: unknown): void {
    const { status, page } = refusal(asAppError(thrown));
    sendPage(response, status, page);
  }

  function refusal(error: AppError): { readonly status: number; readonly page: Page } {
    const page = failedPage(error);
    if (error.code === 'consent.refused') {
      if (!refusals.take()) return { status: 429, page: tooManyPage };
      log.warn('The consent page was not used as meant', { reason: error.message });
      return { status: 403, page };
    }
    if (error.code === 'signIn.failed') log.warn('Entra said no to a consent', { reason: error.message });
    else log.error('The consent failed', {}, error);
    return { status: error.code === 'unknown' ? 500 : 400, page };
  }

  async function finish(request: Request, response: Response, query: URLSearchParams): Promise<void> {
    const secret = cookieOf(request.headers.cookie ?? '', cookieName) ?? '';
    const done = await consent.finish(
      {
        state: query.get('state') ?? '',
        code: query.get('code') ?? undefined,
        error: query.get('error') ?? undefined,
        errorDescription: query.get('error_description') ?? undefined,
      },
      secret,
    );
    if (done.problem) log.warn('Consented, with a problem', { code: done.problem.code, reason: done.problem.message });
    else log.info('Consented');
    sendPage(response, 200, finishedPage(done));
  }

  server.get(consentPath, async (request: Request, response: Response) => {
    const query = new URL(request.url ?? '', 'http://bot').searchParams;
    const link = query.get('link');
    try {
      if (link === null && !query.has('state')) throw linkMissing();
      if (link === null) return await finish(request, response, query);
      consent.look(link);
      sendPage(response, 200, askPage(link));
    } catch (error) {
      fail(response, error);
    }
  });

  server.post(consentPath, async (request: Request, response: Response) => {
    try {
      const read = await readBody(request, maxBodyBytes);
      if ('unread' in read) {
        response.setHeader('connection', 'close');
        throw linkMissing();
      }
      const begun = await consent.begin(new URLSearchParams(read.text).get('link') ?? '');
      const { location, browserSecret, seconds, secure } = begun;
      setCookie(response, { name: cookieName, value: browserSecret, seconds, secure });
      response.setHeader('location', location);
      response.setHeader('cache-control', 'no-store');
      response.setHeader('referrer-policy', 'no-referrer');
      response.sendRaw(303, '');
    } catch (error) {
      fail(response, error);
    }
  });
}

function linkMissing(): AppError {
  return new AppError('consent.refused', withoutLink.message, withoutLink.remedy);
}
