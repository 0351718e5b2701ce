import { type AppError, asAppError } from '../../errors.ts';
import type { Notice, SignInHealth, SignInRemedy, Store } from '../ports/ports.ts';
import { type ApproversContext, tellApprovers } from './tell-approvers.ts';

/** While nobody gets in, Entra, or Partner Center where that is what refuses, is asked again so often. */
const restMs = 60_000;

/**
 * An outage is over when sign-ins have worked for so long and none failed in between, in any process. That outlives an
 * access token (60 to 90 minutes; source: Microsoft identity platform, "Access tokens"), with which a process that asks
 * nothing of Entra looks as if it worked: a sign-in was renewed, and whoever fails had to say so every minute. A failure
 * before that belongs to the outage that everybody knows of. Kept in the database, so that restarts, other processes and
 * a sign-in that comes and goes neither end an outage nor begin one.
 */
const steadyMs = 2 * 60 * 60_000;

/** Whom Teams does not reach for so long after the end of an outage is no longer told of it. */
const staleMs = 24 * 60 * 60_000;

const noticeOf: Readonly<Record<SignInRemedy, Notice>> = {
  consent: 'signInConsent',
  credentials: 'signInCredentials',
  sealingKeys: 'signInSealingKeys',
};

export interface WatchContext extends ApproversContext {
  readonly signIn: SignInHealth;
  readonly store: ApproversContext['store'] & Pick<Store, 'noteSignInFailure' | 'noteSignInWorks' | 'dueAllClears'>;
  /** Entra object ids. */
  readonly approvers: readonly string[];
}

/**
 * Looks after the sign-in to Partner Center; to be called every few seconds. It signs in before a rep needs it, which
 * also keeps the refresh token from dying of idleness (90 days; source: Partner Center, "Enabling the Secure Application
 * Model"). A failure that a person has to mend is logged once by each process and told to every approver once in an
 * outage, once for each thing that has to be mended in it; who was told hears when the outage is over.
 */
export function createSignInWatch(context: WatchContext): () => Promise<void> {
  const { signIn, store, approvers, clock, log } = context;
  let known: 'nothing' | 'works' | 'away' | SignInRemedy = 'nothing';
  let restUntil = Number.NEGATIVE_INFINITY;

  async function works(): Promise<void> {
    if (known !== 'nothing' && known !== 'works') log.info('The sign-in to Partner Center works again');
    known = 'works';
    const now = clock.now();
    await store.noteSignInWorks(now, new Date(now.getTime() - steadyMs));
    await tellApprovers(context, await store.dueAllClears(new Date(now.getTime() - staleMs)));
  }

  async function fails(thrown: unknown): Promise<void> {
    restUntil = clock.now().getTime() + restMs;
    const error = asAppError(thrown);
    const failure = signIn.failure();
    // What began as a failure is one until it works again, also while Entra is away in between. What only a call ran into
    // is seen to be one first.
    if (!failure || (failure !== error && !(known in noticeOf))) {
      if (failure || known === 'away') return;
      known = 'away';
      log.warn('The sign-in to Partner Center has to wait', { code: error.code, reason: error.message });
      return;
    }
    if (known !== failure.mendedBy) log.error('The sign-in to Partner Center fails', { code: failure.code }, failure);
    known = failure.mendedBy;
    const notice = noticeOf[known];
    const outageId = await store.noteSignInFailure(clock.now());
    await tellApprovers(
      context,
      approvers.map((objectId) => ({ outageId, notice, objectId })),
    );
  }

  /** Not worth anybody's message: what a call ran into a moment ago is over. */
  function noteBlip({ code, message, refusal }: AppError): void {
    const facts = { code, reason: message, correlationId: refusal?.correlationId };
    log.warn('The sign-in to Partner Center failed and works again', facts);
  }

  return async function watchSignIn() {
    // A rep's call may have found it mended meanwhile.
    const isMended = known in noticeOf && !signIn.failure();
    if (!isMended && clock.now().getTime() < restUntil) return;
    const before = signIn.failure();
    const outcome = await signIn.check().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    if (!outcome && before && !(known in noticeOf)) noteBlip(before);
    await (outcome ? fails(outcome.error) : works());
  };
}
