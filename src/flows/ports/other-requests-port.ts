import type { CustomerRequest } from '../../domain/request.ts';

/** A request as far as it takes to find others for its customer. */
export type WhoseCustomer = Pick<CustomerRequest, 'id' | 'owner' | 'profile'>;

/** Another request of the same tenant, as much of it as a colleague of its owner may know. */
export interface OtherRequest extends Pick<CustomerRequest, 'id' | 'number' | 'version' | 'owner' | 'state'> {
  /** When the customer was created, else when the request was begun. */
  readonly since: Date;
  /** Of the created customer. */
  readonly domain?: string;
}

/** The other requests for a customer: by the same company's name in the same country, and by the same domain. */
export interface OtherRequests {
  readonly company?: OtherRequest;
  readonly domain?: OtherRequest;
}
