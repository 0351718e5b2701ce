import type { ValidationStatus } from '../../domain/account-validation.ts';
import type { LiveCountryRules } from '../../domain/countries/live-country-rules.ts';
import type { Profile } from '../../domain/profile.ts';

/** Per call: who asks in which language, the ids, and how long it may take. */
export interface CallOptions {
  /** MS-CorrelationId: a new one for every call. */
  readonly correlationId: string;
  /** X-Locale */
  readonly locale: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface CreateOptions extends CallOptions {
  /** MS-RequestId: stored before the call, the same for every repetition of it. */
  readonly msRequestId: string;
}

/** The body of `POST /v1/customers`. Source: Partner Center REST, "Create a customer for an indirect reseller". */
export interface NewCustomer {
  /** Only in a cloud that has GDAP. */
  readonly enableGDAPByDefault?: boolean;
  readonly associatedPartnerId?: string;
  readonly companyProfile: { readonly domain: string; readonly organizationRegistrationNumber?: string };
  readonly billingProfile: {
    readonly email: string;
    readonly culture: string;
    readonly language: string;
    readonly companyName: string;
    readonly defaultAddress: CustomerAddress;
  };
}

export interface CustomerAddress {
  readonly country: string;
  readonly region?: string;
  readonly city: string;
  readonly state?: string;
  readonly addressLine1: string;
  readonly addressLine2?: string;
  readonly postalCode?: string;
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  readonly phoneNumber?: string;
}

/** A created customer. The password is in clear here and nowhere else; hand it to the sealer at once. */
export interface CustomerAnswer {
  readonly id: string;
  readonly domain: string;
  /** As Partner Center gives it: `admin`. Absent when the answer carried no credentials. */
  readonly userName?: string;
  readonly password?: string;
}

/** One of our customers, as a look-up gives it: never with credentials. */
export interface FoundCustomer {
  readonly id: string;
  readonly domain: string;
  readonly companyName: string;
}

/** Partner Center's validation statuses. Source: Partner Center REST, "Validate an address". */
export const addressStatuses = [
  'VerifiedShippable',
  'Verified',
  'InteractionRequired',
  'StreetPartial',
  'PremisesPartial',
  'Multiple',
  'None',
  'NotValidated',
] as const;
export type AddressStatus = (typeof addressStatuses)[number];

export interface AddressValidation {
  readonly status: AddressStatus;
  /** Whole addresses, under the Partner Center property names. */
  readonly suggestions: readonly Profile[];
  readonly message: string;
}

export interface Reseller {
  /** The reseller's tenant GUID: `associatedPartnerId`. */
  readonly id: string;
  readonly name: string;
  readonly mpnId: string;
  readonly country: string;
}

/** The partner itself. */
export interface OrganizationProfile {
  /** As Partner Center gives it: ISO 3166-1 alpha-2. */
  readonly country: string;
}

export interface CustomerUser {
  readonly id: string;
  readonly userPrincipalName: string;
}

/** A new password for a user of a customer's; in clear, so hand it to the sealer first. */
export interface PasswordReset {
  /** The customer's tenant id. */
  readonly customerId: string;
  readonly userId: string;
  readonly password: string;
}

/** Every method rejects with an AppError whose code begins with `partnerCenter.` or `signIn.`. */
export interface PartnerCenter {
  createCustomer(customer: NewCustomer, options: CreateOptions): Promise<CustomerAnswer>;
  /** True only for a real 404 of Partner Center's. */
  isDomainAvailable(domain: string, options: CallOptions): Promise<boolean>;
  validateAddress(address: Profile, options: CallOptions): Promise<AddressValidation>;
  countryRules(country: string, options: CallOptions): Promise<LiveCountryRules>;
  /** The partner's active indirect resellers. */
  resellers(options: CallOptions): Promise<readonly Reseller[]>;
  /** Some sign-ins are refused this call. */
  organizationProfile(options: CallOptions): Promise<OrganizationProfile>;
  /** The customer with exactly this domain, if it is one of ours. */
  findCustomerByDomain(domain: string, options: CallOptions): Promise<FoundCustomer | undefined>;
  /** The customer with this tenant id, if it is one of ours. */
  customerById(id: string, options: CallOptions): Promise<FoundCustomer | undefined>;
  /** Undefined while Partner Center has no status of the customer. */
  validationStatus(customerId: string, options: CallOptions): Promise<ValidationStatus | undefined>;
  customerUsers(customerId: string, options: CallOptions): Promise<readonly CustomerUser[]>;
  resetPassword(reset: PasswordReset, options: CallOptions): Promise<void>;
}
