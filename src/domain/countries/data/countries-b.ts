import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with B. */
export const countriesB: Countries = {
  // Bosnia & Herzegovina
  BA: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['bs-Latn-BA', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '71000', pattern: /\d{5}/ },
  },
  // Barbados
  BB: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-GB', 'en-US'],
    postalCode: { example: 'BB11000', pattern: /BB\d{5}/ },
  },
  // Bangladesh
  BD: {
    salesRegion: 'Asia and Pacific',
    cultures: ['bn-BD', 'en-US'],
    postalCode: { example: '1000', pattern: /\d{4}/ },
  },
  // Belgium
  BE: {
    salesRegion: 'Europe',
    cultures: ['fr-BE', 'nl-BE', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /[1-9]\d{3}/, required: true, prefixes: ['B'] },
  },
  // Burkina Faso
  BF: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Bulgaria
  BG: {
    salesRegion: 'Europe',
    cultures: ['bg-BG', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '1000', pattern: /\d{4}/ },
  },
  // Bahrain
  BH: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-BH', 'en-US'],
    postalCode: { example: '317', pattern: /(?:1[0-2]|[1-9])\d{2}/ },
  },
  // Burundi
  BI: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // Benin
  BJ: {
    salesRegion: 'Africa',
    cultures: ['fr-FR', 'en-US'],
  },
  // St. Barthélemy
  BL: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['fr-FR', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '97133', pattern: /9[78][01]\d{2}/, required: true },
  },
  // Bermuda
  BM: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-GB', 'en-US'],
    postalCode: { example: 'HM 11', pattern: /[A-Z]{2} [A-Z0-9]{2}/ },
  },
  // Brunei
  BN: {
    salesRegion: 'Asia and Pacific',
    cultures: ['ms-BN', 'en-US'],
    postalCode: { example: 'BS8811', pattern: /[A-Z]{2}\d{4}/ },
  },
  // Bolivia
  BO: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-BO', 'en-US'],
  },
  // Caribbean Netherlands
  BQ: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['nl-NL', 'en-US'],
  },
  // Brazil
  BR: {
    salesRegion: 'Brazil',
    cultures: ['pt-BR', 'en-US'],
    state: { label: 'state', choices: 'codes', required: true },
    postalCode: { example: '01310-100', pattern: /\d{5}-\d{3}/, required: true },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'CNPJ',
      example: '33.000.167/0001-01',
      kinds: [{ pattern: /[\dA-Z]{12}\d{2}/ }],
    },
  },
  // Bahamas
  BS: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-GB', 'en-US'],
    state: { label: 'island', choices: 'text' },
  },
  // Bhutan
  BT: {
    salesRegion: 'Asia and Pacific',
    cultures: ['en-US'],
    postalCode: { example: '11001', pattern: /\d{5}/ },
  },
  // Bouvet Island
  BV: {
    salesRegion: 'Europe',
    cultures: ['nb-NO', 'en-US'],
    numberingPlan: 'NO',
  },
  // Botswana
  BW: {
    salesRegion: 'Africa',
    cultures: ['en-GB', 'en-US'],
  },
  // Belarus
  BY: {
    cultures: ['be-BY', 'en-US'],
    postalCode: { example: '220030', pattern: /\d{6}/ },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'УНП',
      example: '600122610',
      kinds: [{ pattern: /(?:[1-7]\d|[A-Z]{2})\d{7}/ }],
    },
  },
  // Belize
  BZ: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-BZ', 'en-US'],
  },
};
