import { assessAddress } from '../addresses/assess-address.ts';
import type { Reply } from '../http/reply.ts';
import { addressShape } from './new-customer-body.ts';
import type { PartnerCall } from './partner-call.ts';
import { readShape } from './read-shape.ts';
import { invalidProperty } from './service-error.ts';

/** `POST /v1/validations/address`. Source: Partner Center REST, "Validate an address", since May 2021. */
export function validateAddress(call: PartnerCall): Reply {
  const { country, addressLine1, addressLine2, city, state, postalCode } = readShape(call.body, addressShape);
  if (!country) throw invalidProperty('Country', 'It is required.');
  if (!addressLine1) throw invalidProperty('AddressLine1', 'It is required.');
  const originalAddress = {
    country,
    city: city ?? '',
    ...(state && { state }),
    addressLine1,
    ...(addressLine2 && { addressLine2 }),
    ...(postalCode && { postalCode }),
  };
  const { status, suggestions, message } = assessAddress(originalAddress);
  return {
    status: 200,
    body: {
      originalAddress,
      suggestedAddresses: suggestions,
      status,
      ...(message !== undefined && { validationMessage: message }),
    },
  };
}
