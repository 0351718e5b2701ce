import { clickBudget } from '../click-budget.ts';
import type { FlowContext } from '../flow-context.ts';
import type { Reseller } from '../ports/ports.ts';

const found = 15;

/** The resellers whose name, MPN id or tenant id holds what was typed; names that begin with it come first. */
export async function searchResellers(
  context: FlowContext,
  locale: string,
  text: string,
): Promise<readonly Reseller[]> {
  const resellers = (await context.lists.resellers(locale, clickBudget.listMs)) ?? [];
  const wanted = text.trim().toLocaleLowerCase(locale);
  const matches = resellers.filter(({ name, mpnId, id }) =>
    [name, mpnId, id].some((value) => value.toLocaleLowerCase(locale).includes(wanted)),
  );
  const beginsWith = (reseller: Reseller) => (reseller.name.toLocaleLowerCase(locale).startsWith(wanted) ? 0 : 1);
  return matches.toSorted((a, b) => beginsWith(a) - beginsWith(b)).slice(0, found);
}
