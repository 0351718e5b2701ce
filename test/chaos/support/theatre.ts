import { randomBytes } from 'node:crypto';
import { readConfig } from '../../../src/config.ts';
import { AppError } from '../../../src/errors.ts';
import type { DebugPoint } from '../../../src/flows/debug-points.ts';
import { createRemoteOperator } from '../../../src/operator/remote-operator.ts';
import { systemIds } from '../../../src/system.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { startWebhookReceiver } from '../../support/webhook-receiver.ts';
import { writePolicy } from './approval-policy.ts';
import { type ChaosWorld, createChaosWorld } from './chaos-world.ts';
import { createDeskProcess, type DeskProcess } from './desk-process.ts';
import { PatientUser } from './patient-user.ts';
import type { Stage } from './story-steps.ts';

/** A world with one process of the program, on which one story after the other is played. */
export interface Theatre {
  readonly world: ChaosWorld;
  readonly desk: DeskProcess;
  /** How often something was delivered again, and how often the bot asked to try again. */
  again(): { readonly delivered: number; readonly asked: number };
  /** How many passwords were lost with Partner Center's answer. */
  lostPasswords(): number;
  stage(domain: string): Stage;
  close(): Promise<void>;
}

const approverId = '0a0a0a0a-0000-4000-8000-000000000001';

export async function openTheatre(seed: number): Promise<Theatre> {
  // Stories let years pass, and what is over should still be there to be looked at in the end.
  const usual = { APPROVERS: approverId, RETENTION_DAYS: '36500', CREDENTIAL_HAND_OVER: '1' };
  const [policy, webhook] = await Promise.all([writePolicy(), startWebhookReceiver()]);
  const env = {
    ...usual,
    APPROVAL_POLICY_FILE: policy.path,
    APPROVAL_WEBHOOK_URL: webhook.url,
    APPROVAL_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
  };
  const world = await createChaosWorld({ sandbox: { model: 'indirect' }, env });
  const desk = await createDeskProcess(world.environment);
  const random = seededRandom(seed);
  const users: PatientUser[] = [];
  let lostPasswords = 0;
  await desk.start();

  function user(options: Parameters<Stage['user']>[0] = {}): PatientUser {
    const made = new PatientUser({ botUrls: [desk.url], connector: world.connector, random, ...options });
    users.push(made);
    return made;
  }

  return {
    world,
    desk,
    again: () => ({
      delivered: users.reduce((sum, { again }) => sum + again.delivered, 0),
      asked: users.reduce((sum, { again }) => sum + again.asked, 0),
    }),
    lostPasswords: () => lostPasswords,
    stage: (domain) => ({
      world,
      domain,
      user,
      approver: () => user({ objectId: approverId }),
      passTime: (ms) => desk.passTime(ms),
      passwordLost: () => {
        lostPasswords += 1;
      },
      operator: () =>
        createRemoteOperator({
          config: readConfig({ ...world.environment, PORT: new URL(desk.url).port }),
          fetch,
          clock: desk,
          ids: systemIds,
          inUse: new AppError('database.inUse', 'The program is running.', 'Ask it.'),
        }),
      reached: (point: DebugPoint) => desk.reached.get(point) ?? 0,
    }),
    async close() {
      await desk.stop();
      await Promise.all([world.close(), policy.remove(), webhook.close()]);
    },
  };
}
