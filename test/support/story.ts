import { byId, said } from './card.ts';
import type { Seen, TeamsUser } from './teams-user.ts';

/** What a rep types for the documents' own sample customer (Wingtip Toys, Redmond WA). */
export const wingtip = {
  company: { country: 'US', companyName: 'Wingtip Toys', domain: 'wingtiptoys' },
  address: {
    addressLine1: 'One Microsoft Way',
    city: 'Redmond',
    state: 'WA',
    postalCode: '98052-6399',
    firstName: 'Ina',
    lastName: 'Leonte',
    email: 'ina@wingtiptoys.com',
    phoneNumber: '425 555 0101',
  },
} as const;

/** Goes from the typed command to the review card. */
export async function fillIn(
  user: TeamsUser,
  company: Readonly<Record<string, string>> = wingtip.company,
  address: Readonly<Record<string, string>> = wingtip.address,
): Promise<Seen> {
  const first = await user.asks('new customer');
  const second = await saveCompany(user, first, company);
  return user.clicks(second, 'draft.save', address);
}

/** Saves the first card; told that there are other requests for the customer, goes on all the same. */
export async function saveCompany(
  user: TeamsUser,
  first: Seen,
  company: Readonly<Record<string, string>> = wingtip.company,
): Promise<Seen> {
  const next = await user.clicks(first, 'draft.save', company);
  const isStill = byId(next.card, 'companyName') !== undefined;
  const isTold = said(next.card, 'companyNameWarning') ?? said(next.card, 'domainWarning');
  return isStill && isTold ? user.clicks(next, 'draft.save') : next;
}

/** Goes all the way to the created customer's card. */
export async function createOne(user: TeamsUser, company?: Readonly<Record<string, string>>): Promise<Seen> {
  const review = await fillIn(user, company);
  await user.clicks(review, 'request.submit');
  return user.waitsFor(review.messageId, (card) => JSON.stringify(card).includes('credential.reveal'));
}
