import type { AccountValidation } from '../../domain/account-validation.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import type { Color, State } from './card-data.ts';
import type { ViewContext } from './view.ts';

const looks = {
  none: { sign: '○', color: 'default' },
  underReview: { sign: '…', color: 'accent' },
  unknown: { sign: '…', color: 'accent' },
  allowed: { sign: '✓', color: 'good' },
  notAllowed: { sign: '✕', color: 'attention' },
  givenUp: { sign: '!', color: 'warning' },
} as const satisfies Record<string, { readonly sign: string; readonly color: Color }>;
type Kind = keyof typeof looks;

function kindOf({ status, isGivenUp }: Partial<AccountValidation> = {}): Kind {
  if (isGivenUp) return 'givenUp';
  if (status === 'UnderReview') return 'underReview';
  if (status === 'Allowed') return 'allowed';
  if (status === 'NotAllowed') return 'notAllowed';
  // Two that do not stay: "Unknown" and "Not Ready".
  return status ? 'unknown' : 'none';
}

/** How far Microsoft's vetting of the customer is, what that means, and what to do about it. */
export function validationState({ customer }: CustomerRequest, { t, cloud }: ViewContext): State {
  const kind = kindOf(customer?.validation);
  const needsAgreement = kind === 'allowed' && cloud.mca;
  return { ...looks[kind], text: t(needsAgreement ? 'validation.allowedAfterAgreement' : `validation.${kind}`) };
}

/** The same in a few words; without any while there is nothing to say. */
export function shortValidationState({ customer }: CustomerRequest, { t }: ViewContext): State {
  const kind = kindOf(customer?.validation);
  return kind === 'none' ? { sign: '', color: 'default', text: '' } : { ...looks[kind], text: t(`list.${kind}`) };
}
