export interface CustomerChanges {
  readonly root?: object;
  readonly company?: object;
  readonly billing?: object;
  readonly address?: object;
}

let count = 0;

/** A body that `POST /v1/customers` takes, with a domain of its own; `changes` are laid over each part. */
export function newCustomer({ root, company, billing, address }: CustomerChanges = {}) {
  count += 1;
  return {
    enableGDAPByDefault: true,
    companyProfile: { domain: `tailspin${count}.onmicrosoft.com`, ...company },
    billingProfile: {
      email: 'someone@tailspintoys.com',
      culture: 'en-US',
      language: 'en',
      companyName: 'Tailspin Toys',
      defaultAddress: {
        country: 'US',
        city: 'Redmond',
        state: 'WA',
        addressLine1: '1 Microsoft Way',
        postalCode: '98052',
        firstName: 'Jo',
        lastName: 'Berry',
        phoneNumber: '4255550101',
        ...address,
      },
      ...billing,
    },
    ...root,
  };
}

/** The same for a country that takes any state and postal code. */
export function newCustomerIn(country: string, culture: string, changes: CustomerChanges = {}) {
  return newCustomer({
    ...changes,
    billing: { culture, ...changes.billing, defaultAddress: undefined, ...addressIn(country, changes.address) },
  });
}

function addressIn(country: string, changes: object | undefined): object {
  const names = { firstName: 'Jo', lastName: 'Berry' };
  return {
    defaultAddress: {
      country,
      city: 'Town',
      state: 'State',
      addressLine1: 'Street 1',
      postalCode: '1',
      ...names,
      ...changes,
    },
  };
}
