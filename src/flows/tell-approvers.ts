import { asAppError } from '../errors.ts';
import type { Clock, Log, Messenger, Notice, Store } from './ports.ts';

export interface ApproversContext {
  readonly store: Pick<Store, 'findPersonalChat' | 'claimNotice' | 'settleNotice'>;
  readonly messenger: Pick<Messenger, 'notify'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Entra object ids. */
  readonly approvers: readonly string[];
}

/** A message is out or refused long before this: whoever took it on and did not say so is gone. */
const abandonedMs = 5 * 60_000;

/**
 * Tells every approver in their own chat with the bot, once until the notice is over, whichever process is the first.
 * Who has no chat with the bot is left out until they have one; who could not be reached is tried again later.
 */
export async function tellApprovers(context: ApproversContext, notice: Notice): Promise<void> {
  for (const objectId of context.approvers) await tellOne(context, notice, objectId);
}

async function tellOne(context: ApproversContext, notice: Notice, objectId: string): Promise<void> {
  const { store, messenger, clock, log } = context;
  const chat = await store.findPersonalChat(objectId);
  const now = clock.now();
  if (!chat || !(await store.claimNotice(notice, objectId, now, new Date(now.getTime() - abandonedMs)))) return;
  try {
    await messenger.notify(chat, notice);
  } catch (thrown) {
    const error = asAppError(thrown);
    log.warn('An approver could not be told', { event: notice, code: error.code });
    if (error.retry !== 'never') return;
  }
  await store.settleNotice(notice, objectId, clock.now());
}
