import { readFileSync } from 'node:fs';
import { readPolicyFile } from './approval-policy-file.ts';
import type { ApprovalPolicy } from './domain/approval/approval-policy.ts';
import { PolicyError, type PolicyProblem, problemText } from './domain/approval/policy-problem.ts';
import { simplePolicy } from './domain/approval/simple-policy.ts';

/** The settings that say which requests somebody else has to approve. */
export interface ApprovalSettings {
  readonly APPROVAL: string;
  readonly APPROVERS: readonly string[];
  readonly APPROVAL_POLICY_FILE: string | undefined;
  readonly APPROVAL_EXPIRES_HOURS: number;
}

/** The policy of the settings; undefined where nobody has to approve anything. What is wrong goes to `problems`. */
export function approvalsOf(settings: ApprovalSettings, problems: string[]): ApprovalPolicy | undefined {
  const { APPROVAL, APPROVERS, APPROVAL_POLICY_FILE: file, APPROVAL_EXPIRES_HOURS } = settings;
  const isNone = APPROVAL.toLowerCase() === 'none';
  if (file !== undefined && !isNone) {
    problems.push('APPROVAL: must be none beside APPROVAL_POLICY_FILE; the file says which requests need an approval.');
    return undefined;
  }
  try {
    if (file !== undefined) return readPolicyFile(file, (path) => readFileSync(path, 'utf8'));
    return isNone ? undefined : simplePolicy(APPROVAL, APPROVERS, APPROVAL_EXPIRES_HOURS);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const name = file === undefined ? 'APPROVAL' : 'APPROVAL_POLICY_FILE';
    problems.push(...error.problems.map((problem) => `${settingOf(problem) ?? name}: ${problemText(problem)}`));
    return undefined;
  }
}

/** Too few approvers of a policy in one line are the fault of the setting that names them. */
function settingOf({ path }: PolicyProblem): string | undefined {
  return path[0] === 'APPROVERS' ? 'APPROVERS' : undefined;
}
