import type { FlowContext } from '../flow-context.ts';
import { holderOf } from './credential-context.ts';
import { shownUntil } from './shown-until.ts';

/** With so much of its life left, the holder of a password that nobody fetched is reminded. */
const leftShare = 0.25;
/** More are left to the next round. */
const perRound = 100;

/** Tells those who have not fetched their password that its end is near, once each. */
export async function remindOfPasswords(context: FlowContext): Promise<void> {
  const { store, clock, settings, log } = context;
  const createdBefore = new Date(clock.now().getTime() - settings.credentialTtlMs * (1 - leftShare));
  for (const requestId of await store.waitingCredentials(createdBefore, perRound)) {
    await remind(context, requestId).catch((error: unknown) =>
      log.error('Nobody could be reminded of a password', { requestId }, error),
    );
  }
}

async function remind(context: FlowContext, requestId: string): Promise<void> {
  const { store, clock, settings } = context;
  const [request, credential] = await Promise.all([store.findRequest(requestId), store.findCredential(requestId)]);
  const at = clock.now();
  if (!request || !credential?.sealed || shownUntil(settings, credential, at) <= at) return;
  const until = shownUntil(settings, credential, at).toISOString();
  await store.transaction(async (tx) => {
    if (!(await tx.markReminded(requestId, at))) return;
    const { version } = request;
    await tx.appendAudit({ requestId, version, actor: 'system', event: 'credential.reminded', at });
    const person = holderOf(credential);
    await tx.addRequestNotice({ requestId, person, kind: 'passwordWaits', subject: until, params: { until } }, at);
    await tx.sendJob({ name: 'tell', requestId });
  });
}
