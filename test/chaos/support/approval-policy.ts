import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultResellers } from '../../../src/sandbox/partner-center/resellers.ts';

/** Who approves, and the last one when it was escalated. */
export const approverIds = [1, 2, 3].map((number) => `0c000000-0000-4000-8000-00000000000${number}`);

/** The rule of the stories in which somebody approves: customers of the second reseller. All the others go on at once. */
export const approvedRule = {
  name: 'Approved',
  when: { resellers: defaultResellers.slice(1, 2).map(({ id }) => id) },
  approvalsNeeded: 2,
  approvers: approverIds.slice(0, 2),
  expiresAfter: { hours: 72 },
  escalation: { at: 0.75, to: approverIds.slice(2) },
} as const;

export interface PolicyFile {
  readonly path: string;
  remove(): Promise<void>;
}

export async function writePolicy(): Promise<PolicyFile> {
  const folder = await mkdtemp(join(tmpdir(), 'chaos-policy-'));
  const path = join(folder, 'policy.json');
  const others = { name: 'Everything else', when: {}, approvalsNeeded: 0 };
  await writeFile(path, JSON.stringify({ rules: [approvedRule, others] }));
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
