import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { byId, hasButton, text } from '../../support/card.ts';
import { fillIn } from '../../support/story.ts';
import type { PatientUser } from './patient-user.ts';
import { openedChat } from './settle-cards.ts';
import { address, company, foundOrListed, isCreated, passes, type Stage, takePassword } from './story-steps.ts';

/** What happens beside the creation: in chat, in time, with the password and with the sign-in. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

async function draftCancelled(stage: Stage): Promise<PatientUser> {
  const user = stage.user();
  const second = await user.clicks(await user.asks('new customer'), 'draft.save', company(stage));
  await user.clicks(second, 'draft.save', { city: 'Redmond', postalCode: 'wrong' });
  const opened = await user.clicks(await user.asks('my requests'), 'request.view');
  assert.equal(byId(opened.card, 'city')?.value, 'Redmond');
  assert.equal(byId(opened.card, 'postalCode')?.value, 'wrong');
  const back = await user.clicks(opened, 'draft.back');
  assert.equal(byId(back.card, 'domain')?.value, stage.domain);
  await user.clicks(back, 'draft.cancel');
  return user;
}

/** In a group chat, privately; the messages go when the password is saved. */
async function inGroupChat(stage: Stage): Promise<PatientUser> {
  const user = stage.user({ conversationId: `19:${stage.domain}@thread.v2`, conversationType: 'groupChat' });
  const review = await fillIn(user, company(stage), address);
  await user.clicks(review, 'request.submit');
  const seen = await user.waitsFor(review.messageId, isCreated);
  await takePassword(stage, user, seen);
  return user;
}

/** Its message in the group chat is deleted: the result comes into a chat that the bot opens, once Teams lets it in. */
async function messageGone(stage: Stage): Promise<PatientUser> {
  const { connector } = stage.world;
  const conversationId = `19:${stage.domain}@thread.v2`;
  const user = stage.user({ conversationId, conversationType: 'groupChat' });
  const review = await fillIn(user, company(stage), address);
  connector.fail({
    fits: (call) => call.conversationId === conversationId && call.method === 'PUT',
    status: 404,
    times: 99,
  });
  connector.fail({
    fits: (call) => call.conversationId === openedChat && call.method === 'POST',
    status: 429,
    headers: { 'retry-after': '1' },
  });
  await user.clicks(review, 'request.submit');
  const own = stage.user({ objectId: user.objectId, conversationId: openedChat });
  const seen = await foundOrListed(own, stage.domain);
  await takePassword(stage, own, seen);
  return own;
}

/** Microsoft's check of the company takes a while; the card follows. */
async function vetted(stage: Stage): Promise<PatientUser> {
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
  stage.passTime(5 * minute);
  // The same answer again changes nothing that anybody can see.
  await passes(stage, 'after validationCheck.set');
  sandbox.vet(made.id, 'Allowed');
  stage.passTime(15 * minute);
  const allowed = await user.waitsFor(seen.messageId, (card) => /has approved the company/.test(text(card)));
  await takePassword(stage, user, allowed);
  return user;
}

/** Nobody fetches the password; the list's own card of the request follows as well. */
async function passwordExpired(stage: Stage): Promise<PatientUser> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  await user.clicks(review, 'request.submit');
  const seen = await user.waitsFor(review.messageId, isCreated);
  await user.clicks(await user.asks('my requests'), 'request.view');
  stage.passTime(73 * hour);
  await user.waitsFor(seen.messageId, (card) => !hasButton(card, 'credential.reveal'));
  return user;
}

/** Nobody gets into Partner Center for a while: the approver is told, at the second try, and the request waits. */
async function signInFails(stage: Stage): Promise<PatientUser> {
  const { sandbox, connector } = stage.world;
  const approver = stage.approver();
  await approver.says('help');
  // Whatever outage there was before is over.
  for (let look = 0; look < 2; look += 1) {
    stage.passTime(3 * hour);
    await passes(stage, 'after signInWorks.noted');
  }
  const messages = () => connector.messages(approver.conversationId).filter((message) => message.text).length;
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  const description = 'The refresh token has expired.';
  const token = { route: 'POST /{tenant}/oauth2/v2.0/token', kind: 'refuse', status: 400, code: 700082 } as const;
  sandbox.fault({ ...token, error: 'invalid_grant', description, times: 1_000 });
  const before = messages();
  connector.fail({ fits: ({ conversationId }) => conversationId === approver.conversationId, status: 403 });
  stage.passTime(4 * hour);
  await user.clicks(review, 'request.submit');
  await user.waitsFor(review.messageId, (card) => /renew the sign-in/.test(text(card)));
  for (const end = Date.now() + 2 * minute; messages() === before; ) {
    assert(Date.now() < end, 'the approver was not told');
    stage.passTime(20 * minute);
    await sleep(2_000);
  }
  await stage.world.clearFaults();
  stage.passTime(2 * minute);
  const seen = await user.waitsFor(review.messageId, isCreated);
  await takePassword(stage, user, seen);
  return user;
}

/** The new password is refused at first, once without a definite answer and once with one. */
async function resetRefused(stage: Stage): Promise<PatientUser> {
  const { sandbox } = stage.world;
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  sandbox.fault({ route: 'POST /v1/customers', kind: 'commit-then-drop' });
  await user.clicks(review, 'request.submit');
  const seen = await user.waitsFor(review.messageId, isCreated);
  const route = 'PATCH /v1/customers/{id}/users/{userId}/resetpassword';
  // As often as one attempt asks.
  sandbox.fault({ route, kind: '503', times: 3 });
  sandbox.fault({ route, kind: 'refuse', status: 403, code: 600006, description: 'The action is not allowed.' });
  await user.clicks(seen, 'credential.reset');
  const told = await user.waitsFor(
    seen.messageId,
    (card) => /Then try again/.test(text(card)) || hasButton(card, 'credential.reveal'),
  );
  await takePassword(stage, user, told);
  return user;
}

/** Nobody touches a draft for months: what was typed is erased, and people who have nothing else are forgotten. */
async function draftErased(stage: Stage): Promise<PatientUser> {
  const user = stage.user();
  await user.clicks(await user.asks('new customer'), 'draft.save', company(stage));
  stage.passTime(91 * day);
  await passes(stage, 'after request.erased');
  return user;
}

export const otherStories = {
  draftCancelled,
  inGroupChat,
  messageGone,
  vetted,
  passwordExpired,
  signInFails,
  resetRefused,
  draftErased,
} as const;
