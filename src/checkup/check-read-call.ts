import { sendOptions } from '../connect-partner-center.ts';
import { describeRefusal } from '../domain/refusals.ts';
import { AppError, type Refusal } from '../errors.ts';
import { createSend } from '../partner-center/send.ts';
import type { SignIn } from '../partner-center/sign-in.ts';
import { tryRead } from '../partner-center/try-read.ts';
import { translator } from '../teams/strings/translate.ts';
import type { CheckContext } from './context.ts';
import { type Finding, failed, failedBy, ok } from './finding.ts';

const check = 'Read call';

/** Where the rep is sent to the administrator, the administrator is told what to do. */
const remedies: Readonly<Record<string, string>> = {
  'refusal.signInRefused':
    'Register the app in Partner Center (Account settings, App management); then consent anew, with MFA: npm run consent.',
  'refusal.notAllowed':
    'Give the account that consented the Admin agent or Sales agent role, and register the app in Partner Center (Account settings, App management); then consent anew, with MFA: npm run consent.',
};

/** One call that changes nothing: what the sign-in is worth to Partner Center. */
export async function checkReadCall(context: CheckContext, signIn: SignIn, signal: AbortSignal): Promise<Finding> {
  const { config, clock, ids } = context;
  const began = clock.now().getTime();
  try {
    const options = { correlationId: ids.guid(), locale: 'en-US', signal };
    const read = await tryRead(createSend(sendOptions(config, signIn, context)), config.partner.model, options);
    return ok(check, `Partner Center gave ${read}, in ${clock.now().getTime() - began} ms.`);
  } catch (error) {
    return readProblem(error);
  }
}

function readProblem(error: unknown): Finding {
  if (!(error instanceof AppError) || !error.refusal) return failedBy(check, error);
  if (error.code === 'signIn.failed') return failed(check, error.message, withId(error.remedy, error.refusal));
  const { key, params, canCorrect } = describeRefusal(error.refusal);
  // What a rep could correct in a request is nothing that was sent here.
  const meaning = canCorrect ? error.remedy : (remedies[key] ?? translator('en')(key, params));
  return failed(check, error.message, withId(meaning, error.refusal));
}

function withId(remedy: string, { correlationId }: Refusal): string {
  return `${remedy} (Correlation id ${correlationId}.)`;
}
