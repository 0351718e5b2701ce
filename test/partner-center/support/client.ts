import { randomUUID } from 'node:crypto';
import { AppError } from '../../../src/errors.ts';
import type { CallOptions, CreateOptions, NewCustomer } from '../../../src/flows/ports/ports.ts';
import { createPartnerCenter, type PartnerCenterOptions } from '../../../src/partner-center/partner-center-client.ts';
import type { SignIn } from '../../../src/partner-center/sign-in.ts';
import { signInRefused } from '../../../src/partner-center/sign-in-refusal.ts';

/** Gives `token-1`, and after each renewal the next one. `judged` is what Partner Center was heard to say of them. */
export function fakeSignIn(): SignIn & { readonly refused: string[]; readonly judged: string[] } {
  const refused: string[] = [];
  const judged: string[] = [];
  return {
    refused,
    judged,
    token: async () => `token-${refused.length + 1}`,
    renew: (token) => void refused.push(token),
    accept: (token) => void judged.push(`${token} is let in`),
    refuse(token, answer) {
      judged.push(`${token} is not let in`);
      return signInRefused(answer, 'user');
    },
  };
}

/** A client of `endpoint` that notes its waits instead of waiting. */
export function clientOf(endpoint: string, overrides: Partial<PartnerCenterOptions> = {}) {
  const waits: number[] = [];
  const signIn = fakeSignIn();
  const client = createPartnerCenter({
    cloud: { endpoint },
    signIn,
    fetch,
    clock: { now: () => new Date() },
    ids: { guid: () => randomUUID() },
    wait: async (ms) => void waits.push(ms),
    random: () => 0.5,
    applicationName: 'tenant-desk',
    version: '1.2.3',
    ...overrides,
  });
  return { client, waits, signIn };
}

export const callOptions: CallOptions = { correlationId: '11111111-aaaa-4bbb-8ccc-222222222222', locale: 'nl-NL' };
export const createOptions: CreateOptions = { ...callOptions, msRequestId: '33333333-aaaa-4bbb-8ccc-444444444444' };

export const customer: NewCustomer = {
  enableGDAPByDefault: true,
  associatedPartnerId: '55555555-aaaa-4bbb-8ccc-666666666666',
  companyProfile: { domain: 'wingtiptoys.onmicrosoft.com' },
  billingProfile: {
    email: 'ada@wingtiptoys.com',
    culture: 'en-US',
    language: 'en',
    companyName: 'Wingtip Toys',
    defaultAddress: {
      country: 'US',
      city: 'Redmond',
      state: 'WA',
      addressLine1: 'One Microsoft Way',
      postalCode: '98052',
      firstName: 'Ada',
      lastName: 'Lovelace',
    },
  },
};

/** The AppError that the work ends with. */
export async function failureOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The work succeeded.');
}
