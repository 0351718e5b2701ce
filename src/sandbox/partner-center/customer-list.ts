import type { SandboxOptions } from './options.ts';
import type { NewCustomerBody } from './rest/new-customer-body.ts';

/** A customer of the sandbox partner. Its administrator's password is nowhere in it. */
export interface SandboxCustomer {
  /** Tenant GUID. */
  readonly id: string;
  readonly commerceId: string;
  /** The first administrator's object id. */
  readonly adminId: string;
  readonly domain: string;
  readonly companyName: string;
  readonly country: string;
  readonly associatedPartnerId: string | undefined;
  readonly enableGDAPByDefault: boolean;
  readonly requestId: string;
  readonly correlationId: string;
  readonly createdAt: Date;
  /** The body that was posted. */
  readonly body: NewCustomerBody;
}

export class CustomerList {
  readonly #options: SandboxOptions;
  #customers: SandboxCustomer[] = [];

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  add(customer: SandboxCustomer): void {
    this.#customers.push(customer);
  }

  find(id: string): SandboxCustomer | undefined {
    return this.#customers.find((customer) => customer.id === id.toLowerCase());
  }

  remove(id: string): boolean {
    const before = this.#customers.length;
    this.#customers = this.#customers.filter((customer) => customer.id !== id.toLowerCase());
    return this.#customers.length < before;
  }

  /** Oldest first, at once. */
  all(): readonly SandboxCustomer[] {
    return this.#customers;
  }

  /** Oldest first, as the list of customers shows them: a new one after a while. */
  listed(): readonly SandboxCustomer[] {
    const shownFrom = this.#options.clock.now().getTime() - this.#options.listDelayMs;
    return this.#customers.filter((customer) => customer.createdAt.getTime() <= shownFrom);
  }

  /** True when the whole domain is somebody's already. */
  isTaken(domain: string): boolean {
    const wanted = domain.toLowerCase();
    return (
      this.#options.takenDomains.includes(wanted) || this.#customers.some((customer) => customer.domain === wanted)
    );
  }

  clear(): void {
    this.#customers = [];
  }
}
