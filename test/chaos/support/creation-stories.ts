import { setTimeout as sleep } from 'node:timers/promises';
import { hasButton } from '../../support/card.ts';
import { fillIn } from '../../support/story.ts';
import type { Seen } from '../../support/teams-user.ts';
import type { PatientUser } from './patient-user.ts';
import {
  address,
  company,
  createdOr,
  createElsewhere,
  deleteElsewhere,
  isCreated,
  operate,
  refusal,
  type Stage,
  takePassword,
  toReview,
} from './story-steps.ts';

/** How a customer comes to be, or does not. */

const createRoute = 'POST /v1/customers';

async function created(stage: Stage): Promise<PatientUser> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  await user.clicks(review, 'request.submit');
  const seen = await user.waitsFor(review.messageId, isCreated);
  await takePassword(stage, user, seen);
  return user;
}

async function answerLost(stage: Stage): Promise<PatientUser> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  stage.world.sandbox.fault({ route: createRoute, kind: 'commit-then-drop' });
  await user.clicks(review, 'request.submit');
  const seen = await user.waitsFor(review.messageId, isCreated);
  await takePassword(stage, user, seen);
  return user;
}

async function refusedAndRetried(stage: Stage): Promise<PatientUser> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  stage.world.sandbox.fault({ ...refusal, times: 1 });
  await user.clicks(review, 'request.submit');
  const seen = await createdOr(user, review.messageId, 'request.retry', (failed) =>
    user.clicks(failed, 'request.retry'),
  );
  await takePassword(stage, user, seen);
  return user;
}

async function refusedAndCorrected(stage: Stage): Promise<PatientUser> {
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
  await takePassword(stage, user, seen);
  return user;
}

async function refusedAndWithdrawn(stage: Stage): Promise<PatientUser> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  stage.world.sandbox.fault({ ...refusal, times: 50 });
  await user.clicks(review, 'request.submit');
  const failed = await user.waitsFor(review.messageId, (card) => hasButton(card, 'request.withdraw'));
  await user.clicks(failed, 'request.withdraw');
  return user;
}

/** Somebody else makes a customer of the same domain while the answer is lost: a person has to look, and sends it away. */
async function unclear(stage: Stage): Promise<PatientUser> {
  const { user, review, otherId } = await confirmedBesideAnother(stage);
  const seen = await createdOr(user, review.messageId, 'request.retry', async (attention) => {
    if (otherId) await deleteElsewhere(stage, otherId);
    await user.clicks(attention, 'request.retry');
  });
  await takePassword(stage, user, seen);
  return user;
}

async function confirmedBesideAnother(
  stage: Stage,
): Promise<{ readonly user: PatientUser; readonly review: Seen; readonly otherId: string | undefined }> {
  const { sandbox } = stage.world;
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  sandbox.fault({ route: createRoute, kind: '503' });
  const before = sandbox.posts().length;
  await user.clicks(review, 'request.submit');
  while (sandbox.posts().length === before) await sleep(2);
  return { user, review, otherId: await createElsewhere(stage) };
}

/** The customer by another name is the one after all: the operator says so, and the request takes it over. */
async function takenOver(stage: Stage): Promise<PatientUser> {
  const { user, review, otherId: customerId } = await confirmedBesideAnother(stage);
  const seen = await createdOr(user, review.messageId, 'request.retry', (attention) =>
    operate(stage, attention, async (operator, number) => {
      const { version } = await operator.show(number);
      if (customerId) await operator.resolve(number, { kind: 'customer', customerId, version }, 'chaos');
    }),
  );
  await takePassword(stage, user, seen);
  return user;
}

async function retriedByOperator(stage: Stage): Promise<PatientUser> {
  const user = stage.user();
  const review = await fillIn(user, company(stage), address);
  stage.world.sandbox.fault({ ...refusal, times: 1 });
  await user.clicks(review, 'request.submit');
  const seen = await createdOr(user, review.messageId, 'request.retry', (failed) =>
    operate(stage, failed, (operator, number) => operator.retry(number, 'chaos')),
  );
  await takePassword(stage, user, seen);
  return user;
}

export const creationStories = {
  created,
  answerLost,
  refusedAndRetried,
  refusedAndCorrected,
  refusedAndWithdrawn,
  unclear,
  takenOver,
  retriedByOperator,
} as const;
