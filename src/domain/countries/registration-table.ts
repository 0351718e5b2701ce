export interface RegistrationNumber {
  /** As it is called in the country. */
  readonly name: string;
  /** A number of the right form, as it is printed there. */
  readonly example: string;
  /** What every right number looks like once its separators are gone; absent where that is not certain. */
  readonly pattern?: RegExp;
  /** The usual form where another cannot be ruled out: only a warning. */
  readonly usual?: RegExp;
}

/**
 * The countries where Partner Center asks for the customer's registration number. Sources: Partner Center REST, "Create
 * a customer" (24 countries, 2023-07-28; China in its later copies) and "Registration ID number information"
 * (2023-06-02) for which number is meant; the forms are those of the national registers.
 */
export const registrationNumbers: Readonly<Record<string, RegistrationNumber>> = {
  AE: { name: 'TRN', example: '100123456700003', pattern: /^(?:\d{15}|[A-Z]{1,3}\d{4,})$/ },
  AM: { name: 'ՀՎՀՀ (TIN)', example: '02502212', pattern: /^\d{8,10}$/ },
  AZ: { name: 'VÖEN', example: '9900003871', pattern: /^\d{10}$/ },
  BR: { name: 'CNPJ', example: '33.000.167/0001-01', pattern: /^[\dA-Z]{12}\d{2}$/ },
  // Persons' numbers begin with two letters.
  BY: { name: 'УНП', example: '600122610', pattern: /^(?:[1-7]\d|[A-Z]{2})\d{7}$/ },
  // Taxpayer numbers of 15 digits were replaced by the code of 18 characters in 2015.
  CN: { name: '统一社会信用代码', example: '91330100799655058B', pattern: /^(?:[\dA-HJ-NPQRTUWXY]{18}|\d{15})$/ },
  HU: { name: 'Adószám', example: '10625790-4-44', pattern: /^(?:\d{11}|(?:HU)?\d{8})$/ },
  // PAN, GSTIN, TAN, the former TIN, or CIN.
  IN: {
    name: 'PAN / GSTIN',
    example: 'AAACR5055K',
    pattern:
      /^(?:(?:\d{2})?[A-Z]{3}[ABCEFGHJKLPT][A-Z](?!0000)\d{4}[A-Z](?:[\dA-Z]Z[\dA-Z])?|[A-Z]{4}\d{5}[A-Z]|\d{11}|[LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6})$/,
  },
  IQ: { name: 'TIN', example: '900123456' },
  KG: { name: 'ИНН', example: '01103202110130', pattern: /^\d{14}$/ },
  KZ: { name: 'БСН / БИН', example: '020240000555', pattern: /^\d{12}$/ },
  MD: { name: 'IDNO', example: '1002600048836', pattern: /^\d{13}$/ },
  MM: { name: 'TIN', example: '123456789' },
  // NIP, with or without the country; PESEL has 11 digits.
  PL: { name: 'NIP', example: '525-000-77-38', pattern: /^(?:(?:PL)?\d{10}|\d{11})$/ },
  // 10 digits of a company, 12 of a person.
  RU: { name: 'ИНН', example: '7736050003', pattern: /^\d{10}(?:\d{2})?$/ },
  SA: { name: 'TIN', example: '3000001572', pattern: /^(?:\d{10}|3\d{13}3)$/ },
  SS: { name: 'TIN', example: '123345678', usual: /^\d{9}$/ },
  TH: { name: 'เลขประจำตัวผู้เสียภาษี', example: '0107544000108', pattern: /^\d{13}$/ },
  TJ: { name: 'РМА / ИНН', example: '020025789', pattern: /^\d{9,10}$/ },
  TR: { name: 'VKN', example: '8770013406', pattern: /^\d{10,11}$/ },
  UA: { name: 'ЄДРПОУ', example: '20077720', pattern: /^(?:\d{8}|\d{10}|\d{12})$/ },
  UZ: { name: 'STIR', example: '203366731', pattern: /^(?:\d{9}|\d{12}|\d{14})$/ },
  VE: { name: 'RIF', example: 'J-00095036-9', pattern: /^[VEJPGC]\d{9}$/ },
  VN: { name: 'Mã số thuế', example: '0300588569', pattern: /^(?:\d{10}(?:\d{3})?|\d{12})$/ },
  ZA: { name: 'TRN', example: '9087561768' },
};

/** Where Partner Center asks for a phone number: the countries above but China (Partner Center REST, "Utility resources"). */
export const phoneNumberRequired: ReadonlySet<string> = new Set(
  Object.keys(registrationNumbers).filter((country) => country !== 'CN'),
);
