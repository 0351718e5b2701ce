import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasButton, isCard, text } from '../../support/card.ts';
import { fillIn } from '../../support/story.ts';
import type { Seen } from '../../support/teams-user.ts';
import type { PatientUser } from './patient-user.ts';
import { openedChat } from './settle-cards.ts';
import {
  address,
  company,
  isCreated,
  foundOrListed as ownFoundOrListed,
  passes,
  type Stage,
  takePassword,
} from './story-steps.ts';

/** Who gets the password, who does not, and what people are told of that. */

const hour = 60 * 60_000;

async function confirmed(stage: Stage, user: PatientUser): Promise<Seen> {
  const review = await fillIn(user, company(stage), address);
  await user.clicks(review, 'request.submit');
  return user.waitsFor(review.messageId, isCreated);
}

/** Somebody else tries first, and the owner is told, at the second try; then the owner looks twice. */
async function somebodyTried(stage: Stage): Promise<PatientUser> {
  const owner = stage.user();
  const seen = await confirmed(stage, owner);
  stage.world.connector.fail({
    fits: ({ conversationId, method }) => conversationId === owner.conversationId && method === 'POST',
    status: 429,
    headers: { 'retry-after': '1' },
  });
  if (!hasButton(seen.card, 'credential.reveal')) {
    await takePassword(stage, owner, seen);
    return owner;
  }
  assert.match(await stage.user().clicksForWords(seen, 'credential.reveal'), /somebody else/);
  await passes(stage, 'after requestNotice.settled');
  await owner.clicks(seen, 'credential.reveal');
  await takePassword(stage, owner, seen);
  return owner;
}

/** Nobody fetches the password for two days: its owner is reminded. */
async function reminded(stage: Stage): Promise<PatientUser> {
  const owner = stage.user();
  const seen = await confirmed(stage, owner);
  if (hasButton(seen.card, 'credential.reveal')) {
    stage.passTime(60 * hour);
    await passes(stage, 'after credential.reminded');
  }
  await takePassword(stage, owner, seen);
  return owner;
}

/** The owner names somebody else, who alone can see it then. */
async function handedOver(stage: Stage): Promise<PatientUser | readonly PatientUser[]> {
  const owner = stage.user();
  const holder = stage.user({ conversationId: `a:${stage.domain}` });
  await holder.says('help');
  const seen = await confirmed(stage, owner);
  if (!hasButton(seen.card, 'credential.handOver')) {
    await takePassword(stage, owner, seen);
    return owner;
  }
  const choice = await owner.clicks(seen, 'credential.handOver');
  if (hasButton(choice.card, 'credential.handOver'))
    await owner.clicks(choice, 'credential.handOver', { recipient: holder.objectId });
  await takePassword(stage, holder, await foundOrListed(holder, stage.domain));
  return [owner, holder];
}

/** Waits for the card in the holder's chat; when a process died while it posted, the person looks at their list. */
async function foundOrListed(holder: PatientUser, domain: string): Promise<Seen> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(100)) {
    for (const { id: messageId, attachments } of holder.options.connector.messages(holder.conversationId)) {
      const card = attachments?.[0]?.content;
      const isTheirs = isCard(card) && hasButton(card, 'credential.reveal') && text(card).includes(`${domain}.`);
      if (isTheirs) return { card, messageId };
    }
  }
  return holder.clicks(await holder.asks('my requests'), 'request.view');
}

/** Teams lets the bot in nowhere: neither the message in the group chat, nor a new one there, nor the own chat. */
async function unreachable(stage: Stage): Promise<PatientUser> {
  const { connector } = stage.world;
  const conversationId = `19:${stage.domain}@thread.v2`;
  const owner = stage.user({ conversationId, conversationType: 'groupChat' });
  const review = await fillIn(owner, company(stage), address);
  connector.fail({ fits: (call) => call.targeted && call.conversationId === conversationId, status: 403, times: 999 });
  connector.fail({ fits: (call) => call.body.members?.[0]?.id === owner.id, status: 403, times: 999 });
  const before = stage.reached('after messenger.askToOpenChat');
  await owner.clicks(review, 'request.submit');
  await passes(stage, 'after messenger.askToOpenChat', before);
  const own = stage.user({ objectId: owner.objectId, conversationId: openedChat });
  await takePassword(stage, own, await ownFoundOrListed(own, stage.domain));
  return own;
}

export const credentialStories = { somebodyTried, reminded, handedOver, unreachable } as const;
