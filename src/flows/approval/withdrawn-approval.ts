import { endedAs } from '../../domain/approval/approval.ts';
import { isOfEarlierRound } from '../../domain/approval/earlier-round.ts';
import type { CustomerRequest } from '../../domain/request.ts';

/**
 * What is told to those who were asked when its owner drops a request. Those of an earlier round were asked about something
 * else, which is over.
 */
export function withdrawnApproval(request: CustomerRequest, at: Date): Pick<CustomerRequest, 'approval'> {
  const { approval, owner: by } = request;
  if (!approval || isOfEarlierRound(request)) return {};
  return { approval: endedAs(approval, { kind: 'withdrawn', by, at }) };
}
