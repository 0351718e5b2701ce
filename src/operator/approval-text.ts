import type { ApprovalReport } from '../flows/ports/ports.ts';
import { filled, type Rows, utc } from './terminal-text.ts';

/** Who has to agree to a request, and how far that is. */
export function approvalRows(approval: ApprovalReport): Rows {
  const { rule, given, needed, asked, unreached, expiresAt, escalatedAt } = approval;
  return filled([
    ['Rule', rule],
    ['Given', `${given} of ${needed}`],
    ['Asked', asked.join(', ')],
    ['Not reached', unreached.join(', ')],
    ['Escalated', escalatedAt && utc(escalatedAt)],
    ['Ended', ended(approval)],
    ['Expires', approval.decision ? undefined : utc(expiresAt)],
  ]);
}

function ended({ decision }: ApprovalReport): string | undefined {
  if (!decision) return undefined;
  const { kind, by, at } = decision;
  return `${kind} ${utc(at)}${by ? ` by ${by.name} (object id ${by.objectId})` : ''}`;
}
