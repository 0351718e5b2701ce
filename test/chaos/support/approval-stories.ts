import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultResellers } from '../../../src/sandbox/partner-center/resellers.ts';
import { byId, type CardNode, hasButton, isCard, text } from '../../support/card.ts';
import { fillIn } from '../../support/story.ts';
import type { Seen } from '../../support/teams-user.ts';
import { approverIds } from './approval-policy.ts';
import type { PatientUser } from './patient-user.ts';
import { address, company, isCreated, passes, type Stage, takePassword } from './story-steps.ts';

/** What somebody else has to approve: how it is decided, and what happens while nobody does. */

const hour = 60 * 60_000;
/** Longer than the sweep needs to send again what a process left behind. */
const patienceMs = 20_000;

interface Cast {
  readonly owner: PatientUser;
  readonly approvers: readonly [PatientUser, PatientUser, PatientUser];
}

/** The approvers are the same in every story: a tenant and chats of its own make them other people. */
async function meet(stage: Stage): Promise<Cast> {
  const tenantId = randomUUID();
  const person = (number: number) =>
    stage.user({
      objectId: approverIds[number - 1] ?? '',
      tenantId,
      name: `Approver ${number}`,
      conversationId: `a:${stage.domain}-${number}`,
    });
  const approvers = [person(1), person(2), person(3)] as const;
  for (const approver of approvers) await approver.says('help');
  return { owner: stage.user({ tenantId }), approvers };
}

async function confirmed(stage: Stage, owner: PatientUser): Promise<Seen> {
  const associatedPartnerId = defaultResellers[1]?.id ?? '';
  const review = await fillIn(owner, { ...company(stage), associatedPartnerId }, address);
  return owner.clicks(review, 'request.submit');
}

/**
 * The card on which the approver decides. When a process died while it posted, nobody posts again: then they look at what
 * waits for them.
 */
async function asked(approver: PatientUser): Promise<Seen> {
  const { connector } = approver.options;
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(100)) {
    for (const { id: messageId, attachments } of connector.messages(approver.conversationId)) {
      const card = attachments?.[0]?.content;
      if (isCard(card) && hasButton(card, 'request.approve')) return { card, messageId };
    }
  }
  return approver.clicks(await approver.asks('waiting for me'), 'request.view');
}

/** Decides on what is asked now, though a card may show what was asked before: then once more on what it shows. */
async function decides(approver: PatientUser, verb: string, reason = ''): Promise<void> {
  let seen = await asked(approver);
  for (let times = 0; times < 3 && hasButton(seen.card, verb); times += 1) {
    seen = await approver.clicks(seen, verb, reason ? { reason } : {});
  }
}

async function approvedByTwo(stage: Stage): Promise<readonly PatientUser[]> {
  const { owner, approvers } = await meet(stage);
  const [first, second] = approvers;
  const pending = await confirmed(stage, owner);
  await decides(first, 'request.approve');
  await decides(second, 'request.approve');
  const seen = await owner.waitsFor(pending.messageId, isCreated);
  await takePassword(stage, owner, seen);
  return [owner, first, second];
}

/** One approves, the other one wants a change, and both decide again. */
async function returned(stage: Stage): Promise<readonly PatientUser[]> {
  const { owner, approvers } = await meet(stage);
  const [first, second] = approvers;
  const pending = await confirmed(stage, owner);
  await decides(first, 'request.approve');
  await decides(second, 'request.return', 'Another street');
  const back = await owner.waitsFor(pending.messageId, (card) => /Another street/.test(text(card)));
  const draft = await owner.clicks(back, 'request.correct');
  await owner.clicks(draft, 'request.submit');
  await decides(first, 'request.approve');
  await decides(second, 'request.approve');
  await takePassword(stage, owner, await owner.waitsFor(pending.messageId, isCreated));
  return [owner, first, second];
}

async function rejected(stage: Stage): Promise<readonly PatientUser[]> {
  const { owner, approvers } = await meet(stage);
  const [first, second] = approvers;
  const pending = await confirmed(stage, owner);
  await decides(first, 'request.reject', 'No credit');
  await owner.waitsFor(pending.messageId, (card) => /No credit/.test(text(card)));
  return [owner, first, second];
}

/** One asks another one instead; the owner reminds them, the program does, others are asked, and time runs out. */
async function undecided(stage: Stage): Promise<readonly PatientUser[]> {
  const { owner, approvers } = await meet(stage);
  const [first, , third] = approvers;
  const pending = await confirmed(stage, owner);
  const choice = await first.clicks(await asked(first), 'request.delegate');
  if (byId(choice.card, 'recipient')) await first.clicks(choice, 'request.delegate', { recipient: third.objectId });
  await asked(third);
  stage.passTime(5 * hour);
  const opened = await owner.asks(`status ${/TD-\d+/.exec(text(pending.card))?.[0]}`);
  if (hasButton(opened.card, 'request.nudge')) await owner.clicks(opened, 'request.nudge');
  for (const [hours, point] of [
    [32, 'after request.reminded'],
    [18, 'after request.escalated'],
    [20, 'after request.expired'],
  ] as const) {
    const before = stage.reached(point);
    stage.passTime(hours * hour);
    await passes(stage, point, before);
  }
  await owner.waitsFor(pending.messageId, (card) => /in time/.test(text(card)));
  return [owner, ...approvers];
}

/** In a channel, where everybody sees that there is something, and an approver alone what it is. */
async function inChannel(stage: Stage): Promise<readonly PatientUser[]> {
  const { owner, approvers } = await meet(stage);
  const channelId = `19:${stage.domain}@thread.tacv2`;
  const place = { conversationId: `${channelId};messageid=1`, conversationType: 'channel' } as const;
  const there = approvers.map(({ objectId, tenantId, options: { name = '' } }) =>
    stage.user({ objectId, tenantId, name, ...place }),
  );
  const [first, second] = there;
  assert(first && second);
  await first.says('approvals here');
  const pending = await confirmed(stage, owner);
  for (const [index, approver] of [first, second].entries()) {
    const shown = await publicCard(stage, channelId);
    // Of a card that was posted when the process died nobody knows: what it opens comes in a message of its own.
    const whole = shown && (await approver.clicks(shown, 'request.view').catch(() => undefined));
    // Without one there, they look into their own chat.
    if (whole) await approver.clicks(whole, 'request.approve');
    else await decides(approvers[index === 0 ? 0 : 1], 'request.approve');
  }
  await takePassword(stage, owner, await owner.waitsFor(pending.messageId, isCreated));
  return [owner];
}

async function publicCard({ world }: Stage, channelId: string): Promise<Seen | undefined> {
  const shows = (card: CardNode) => hasButton(card, 'request.view');
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(100)) {
    for (const { id: messageId, attachments, targeted } of world.connector.messages(channelId)) {
      const card = attachments?.[0]?.content;
      if (!targeted && isCard(card) && shows(card)) return { card, messageId };
    }
  }
  return undefined;
}

export const approvalStories = { approvedByTwo, returned, rejected, undecided, inChannel } as const;
