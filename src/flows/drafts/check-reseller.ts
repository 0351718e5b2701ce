import type { Problem, Profile } from '../../domain/profile.ts';
import { clickBudget } from '../click-budget.ts';
import type { FlowContext } from '../flow-context.ts';

/**
 * A chosen reseller must be one of the partner's own. When the list cannot be read the choice stands for now: the
 * creation asks again before anything is posted.
 */
export async function checkReseller(
  context: FlowContext,
  locale: string,
  profile: Profile,
): Promise<readonly Problem[]> {
  const chosen = profile.associatedPartnerId?.toLowerCase();
  if (!context.settings.indirect || !chosen) return [];
  const resellers = await context.lists.resellers(locale, clickBudget.listMs);
  if (!resellers || resellers.some((reseller) => reseller.id.toLowerCase() === chosen)) return [];
  return [{ field: 'associatedPartnerId', severity: 'error', key: 'problem.associatedPartnerId.unknown' }];
}
