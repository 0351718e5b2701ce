import { asAppError } from '../../errors.ts';
import type { Clock, Log, Messenger, OutageNotice, Store } from '../ports/ports.ts';

export interface ApproversContext {
  readonly store: Pick<Store, 'findPersonalChat' | 'claimNotice' | 'putOffNotice' | 'settleNotice'>;
  readonly messenger: Pick<Messenger, 'notify'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A message is out or refused long before this: whoever took it on and did not say so is gone. */
const abandonedMs = 5 * 60_000;

/** Whom Teams refuses has removed the bot, as a rule, and may install it again: nothing tells when. */
const refusedMs = 15 * 60_000;

/**
 * Tells each person in their own chat with the bot, whichever process is the first. Who has no chat with the bot is left
 * out until they have one; who could not be reached is tried again later. To be called again and again.
 *
 * Everybody is told, and once as a rule: a process that ends after Teams took the message and before that is stored
 * leaves it to be told again, and so does a message whose answer gets lost. Storing it first could leave somebody untold,
 * which is worse; Teams itself does not recognize a message sent twice.
 */
export async function tellApprovers(context: ApproversContext, notices: readonly OutageNotice[]): Promise<void> {
  for (const notice of notices) await tellOne(context, notice);
}

async function tellOne({ store, messenger, clock, log }: ApproversContext, notice: OutageNotice): Promise<void> {
  const chat = await store.findPersonalChat(notice.objectId);
  const later = (ms: number) => new Date(clock.now().getTime() + ms);
  if (!chat || !(await store.claimNotice(notice, clock.now(), later(abandonedMs)))) return;
  try {
    await messenger.notify(chat, notice.notice);
  } catch (thrown) {
    const error = asAppError(thrown);
    log.warn('An approver could not be told', { event: notice.notice, code: error.code });
    if (error.retry === 'never') await store.putOffNotice(notice, later(refusedMs));
    return;
  }
  await store.settleNotice(notice, clock.now());
}
