import { asAppError } from '../errors.ts';
import type { Notice, SignInHealth, SignInRemedy, Store } from './ports.ts';
import { type ApproversContext, tellApprovers } from './tell-approvers.ts';

/** While nobody gets in, Entra is asked again so often. */
const restMs = 60_000;

const noticeOf: Readonly<Record<SignInRemedy, Notice>> = {
  consent: 'signInConsent',
  credentials: 'signInCredentials',
  sealingKeys: 'signInSealingKeys',
};

export interface WatchContext extends ApproversContext {
  readonly signIn: SignInHealth;
  readonly store: ApproversContext['store'] & Pick<Store, 'endNotices'>;
}

/**
 * Looks after the sign-in to Partner Center; to be called every few seconds. It signs in before a rep needs it, which
 * also keeps the refresh token from dying of idleness (90 days; source: Partner Center, "Enabling the Secure Application
 * Model"). A failure that a person has to mend is logged once and told to the approvers.
 */
export function createSignInWatch(context: WatchContext): () => Promise<void> {
  const { signIn, store, clock, log } = context;
  let known: 'nothing' | 'works' | 'away' | SignInRemedy = 'nothing';
  let restUntil = Number.NEGATIVE_INFINITY;

  async function works(): Promise<void> {
    if (known === 'works') return;
    await store.endNotices(Object.values(noticeOf));
    if (known !== 'nothing') log.info('The sign-in to Partner Center works again');
    known = 'works';
  }

  async function fails(thrown: unknown): Promise<void> {
    restUntil = clock.now().getTime() + restMs;
    const error = asAppError(thrown);
    const failure = signIn.failure();
    if (!failure || failure !== error) {
      // What began as a failure is one until it works again, also while Entra is away in between.
      if (failure || known === 'away') return;
      known = 'away';
      log.warn('The sign-in to Partner Center has to wait', { code: error.code, reason: error.message });
      return;
    }
    if (known !== failure.mendedBy) log.error('The sign-in to Partner Center fails', { code: failure.code }, failure);
    known = failure.mendedBy;
    await tellApprovers(context, noticeOf[known]);
  }

  return async function watchSignIn() {
    // A rep's call may have found it mended meanwhile.
    const isMended = known in noticeOf && !signIn.failure();
    if (!isMended && clock.now().getTime() < restUntil) return;
    const outcome = await signIn.token().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    await (outcome ? fails(outcome.error) : works());
  };
}
