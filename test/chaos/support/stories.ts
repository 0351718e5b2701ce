import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { byId, hasButton, text } from '../../support/card.ts';
import { fillIn } from '../../support/story.ts';
import type { PatientUser } from './patient-user.ts';
import { openedChat } from './settle-cards.ts';
import {
  address,
  askedFor,
  company,
  createdOr,
  createElsewhere,
  isCreated,
  refusal,
  type Stage,
  takePassword,
  toReview,
} from './story-steps.ts';

/** How a story ended: whose cards to look at, and what became of the request. */
export interface Ending {
  readonly user: PatientUser;
  readonly state: 'delivered' | 'created' | 'withdrawn';
}

/** A request's life from the first word to the end. Written to go on through a crash at any point of it. */
export type Story = (stage: Stage) => Promise<Ending>;

const createRoute = 'POST /v1/customers';
const minute = 60_000;
const hour = 60 * minute;

async function created(stage: Stage): Promise<Ending> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  await user.clicks(review, 'request.submit');
  const seen = await user.waitsFor(review.messageId, isCreated);
  return { user, state: await takePassword(stage, user, seen) };
}

async function answerLost(stage: Stage): Promise<Ending> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  stage.world.sandbox.fault({ route: createRoute, kind: 'commit-then-drop' });
  await user.clicks(review, 'request.submit');
  const seen = await user.waitsFor(review.messageId, isCreated);
  return { user, state: await takePassword(stage, user, seen) };
}

async function refusedAndRetried(stage: Stage): Promise<Ending> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  stage.world.sandbox.fault({ ...refusal, times: 1 });
  await user.clicks(review, 'request.submit');
  const seen = await createdOr(user, review.messageId, 'request.retry', (failed) =>
    user.clicks(failed, 'request.retry'),
  );
  return { user, state: await takePassword(stage, user, seen) };
}

async function refusedAndCorrected(stage: Stage): Promise<Ending> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  const taken = { route: 'HEAD /v1/domains/{domain}', kind: 'refuse', status: 200, shape: 'empty', times: 1 } as const;
  stage.world.sandbox.fault(taken);
  await user.clicks(review, 'request.submit');
  const seen = await createdOr(user, review.messageId, 'request.correct', async (failed) => {
    await stage.world.clearFaults();
    const draft = await user.clicks(failed, 'request.correct');
    const mended = await toReview(user, draft, { domain: `${stage.domain}again` });
    await user.clicks(mended, 'request.submit');
  });
  return { user, state: await takePassword(stage, user, seen) };
}

async function refusedAndWithdrawn(stage: Stage): Promise<Ending> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  stage.world.sandbox.fault({ ...refusal, times: 50 });
  await user.clicks(review, 'request.submit');
  const failed = await user.waitsFor(review.messageId, (card) => hasButton(card, 'request.withdraw'));
  await user.clicks(failed, 'request.withdraw');
  return { user, state: 'withdrawn' };
}

async function draftCancelled(stage: Stage): Promise<Ending> {
  const user = stage.user();
  const second = await user.clicks(await user.asks('new customer'), 'draft.save', company(stage));
  await user.clicks(second, 'draft.save', { city: 'Redmond', postalCode: 'wrong' });
  const opened = await user.clicks(await user.asks('my requests'), 'request.view');
  assert.equal(byId(opened.card, 'city')?.value, 'Redmond');
  assert.equal(byId(opened.card, 'postalCode')?.value, 'wrong');
  const back = await user.clicks(opened, 'draft.back');
  assert.equal(byId(back.card, 'domain')?.value, stage.domain);
  await user.clicks(back, 'draft.cancel');
  return { user, state: 'withdrawn' };
}

/** Somebody else makes a customer of the same domain while the answer is lost: a person has to look, and sends it away. */
async function unclear(stage: Stage): Promise<Ending> {
  const { sandbox } = stage.world;
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  sandbox.fault({ route: createRoute, kind: '503' });
  const before = sandbox.posts().length;
  await user.clicks(review, 'request.submit');
  while (sandbox.posts().length === before) await sleep(2);
  const takeBack = await createElsewhere(stage);
  const seen = await createdOr(user, review.messageId, 'request.retry', async (attention) => {
    await takeBack();
    await user.clicks(attention, 'request.retry');
  });
  return { user, state: await takePassword(stage, user, seen) };
}

/** In a group chat, privately; the messages go when the password is saved. */
async function inGroupChat(stage: Stage): Promise<Ending> {
  const user = stage.user({ conversationId: `19:${stage.domain}@thread.v2`, conversationType: 'groupChat' });
  const review = await fillIn(user, company(stage), address);
  await user.clicks(review, 'request.submit');
  const seen = await user.waitsFor(review.messageId, isCreated);
  return { user, state: await takePassword(stage, user, seen) };
}

/** Its message in the group chat is deleted: the result comes into a chat that the bot opens. */
async function messageGone(stage: Stage): Promise<Ending> {
  const { connector } = stage.world;
  const conversationId = `19:${stage.domain}@thread.v2`;
  const user = stage.user({ conversationId, conversationType: 'groupChat' });
  const review = await fillIn(user, company(stage), address);
  const isGone = { fits: (call: { method: string; conversationId: string }) => call.conversationId === conversationId };
  connector.fail({ fits: (call) => isGone.fits(call) && call.method === 'PUT', status: 404, times: 99 });
  await user.clicks(review, 'request.submit');
  const own = stage.user({ objectId: user.objectId, conversationId: openedChat });
  const seen = await askedFor(own, stage.domain, isCreated);
  return { user: own, state: await takePassword(stage, own, seen) };
}

/** Microsoft's check of the company takes a while; the card follows. */
async function vetted(stage: Stage): Promise<Ending> {
  const { sandbox } = stage.world;
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  await user.clicks(review, 'request.submit');
  const seen = await user.waitsFor(review.messageId, isCreated);
  const made = sandbox.customers().find(({ domain }) => domain.startsWith(`${stage.domain}.`));
  assert(made);
  sandbox.vet(made.id, 'UnderReview');
  stage.passTime(minute + 1_000);
  await user.waitsFor(seen.messageId, (card) => /is checking the company/.test(text(card)));
  const looks = stage.reached('after validationCheck.set');
  stage.passTime(5 * minute);
  // The same answer again changes nothing that anybody can see.
  for (const end = Date.now() + minute; stage.reached('after validationCheck.set') === looks; ) {
    assert(Date.now() < end, 'nobody looked at the status again');
    await sleep(100);
  }
  sandbox.vet(made.id, 'Allowed');
  stage.passTime(15 * minute);
  const allowed = await user.waitsFor(seen.messageId, (card) => /has approved the company/.test(text(card)));
  return { user, state: await takePassword(stage, user, allowed) };
}

/** Nobody fetches the password; the list's own card of the request follows as well. */
async function passwordExpired(stage: Stage): Promise<Ending> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  await user.clicks(review, 'request.submit');
  const seen = await user.waitsFor(review.messageId, isCreated);
  await user.clicks(await user.asks('my requests'), 'request.view');
  stage.passTime(73 * hour);
  await user.waitsFor(seen.messageId, (card) => !hasButton(card, 'credential.reveal'));
  return { user, state: 'created' };
}

/** Nobody gets into Partner Center for a while: the approver is told, the request waits. */
async function signInFails(stage: Stage): Promise<Ending> {
  const { sandbox } = stage.world;
  const approver = stage.approver();
  await approver.says('help');
  const told = () => stage.world.connector.messages(approver.conversationId).filter(({ text }) => text).length;
  const before = told();
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  const description = 'The refresh token has expired.';
  const token = { route: 'POST /{tenant}/oauth2/v2.0/token', kind: 'refuse', status: 400, code: 700082 } as const;
  sandbox.fault({ ...token, error: 'invalid_grant', description, times: 1_000 });
  stage.passTime(2 * hour);
  await user.clicks(review, 'request.submit');
  await user.waitsFor(review.messageId, (card) => /renew the sign-in/.test(text(card)));
  for (const end = Date.now() + minute; told() === before; ) {
    assert(Date.now() < end, 'the approver was not told');
    await sleep(100);
  }
  await stage.world.clearFaults();
  stage.passTime(2 * minute);
  const seen = await user.waitsFor(review.messageId, isCreated);
  return { user, state: await takePassword(stage, user, seen) };
}

/** By name. Each reaches some debug points that no other does. */
export const stories = {
  created,
  answerLost,
  refusedAndRetried,
  refusedAndCorrected,
  refusedAndWithdrawn,
  draftCancelled,
  unclear,
  inGroupChat,
  messageGone,
  vetted,
  passwordExpired,
  signInFails,
} as const satisfies Readonly<Record<string, Story>>;
