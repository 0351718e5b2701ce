import type { SalesRegion } from '../../../src/domain/countries/country.ts';
import { requirementsFor } from '../../../src/domain/countries/country-requirements.ts';
import type { CustomerRequest } from '../../../src/domain/request.ts';
import type { OtherRequests } from '../../../src/flows/ports/ports.ts';
import { type AdaptiveCard, renderView } from '../../../src/teams/render.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import type { ViewContext } from '../../../src/teams/views/view.ts';
import { partsOfType } from '../card-parts.ts';
import { aContext, aRequest, profile, someResellers } from './fixtures.ts';

interface CardOptions {
  readonly country?: string;
  readonly resellers?: number;
  readonly salesRegion?: SalesRegion;
  readonly others?: OtherRequests;
  readonly ctx?: ViewContext;
}

/** The card of a draft of the profile in the fixtures, in Germany, with whatever a test wants to be different. */
export function cardOf(
  changes: Partial<CustomerRequest>,
  { country = 'DE', resellers = 0, salesRegion, others = {}, ctx = aContext() }: CardOptions = {},
): AdaptiveCard {
  const request = aRequest({ ...changes, profile: { country, ...(changes.profile ?? profile) } });
  const form = {
    requirements: requirementsFor(country),
    resellers: someResellers(resellers),
    ...(salesRegion ? { salesRegion } : {}),
    others,
  };
  return renderView(requestView(request, form, ctx), ctx.locale);
}

export function inputIds(card: AdaptiveCard): readonly unknown[] {
  return partsOfType(card, 'Input.').map(({ id }) => id);
}

/** The buttons at the end of the card: their verb, and whether they send what was typed. */
export function buttons(card: AdaptiveCard): readonly unknown[] {
  return partsOfType(card.actions, 'Action.').map(({ verb, associatedInputs }) => `${verb} ${associatedInputs}`);
}
