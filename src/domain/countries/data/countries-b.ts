import { cnpj, unp } from '../check-digits/weighted-sums.ts';
import type { Countries } from '../country.ts';

/** What the sources of `sources.ts` say of the countries whose code begins with B. */
export const countriesB: Countries = {
  // Bosnia & Herzegovina
  BA: {
    otherNames: ['Bosnien', 'BiH', '波士尼亞'],
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['bs-Latn-BA', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: { example: '71000', pattern: /[78]\d{4}/, prefixes: ['BIH'], source: 'nationalPost' },
  },
  // Barbados
  BB: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-GB', 'en-US'],
    state: { label: 'parish', choices: 'names' },
    postalCode: { example: 'BB11000', pattern: /BB\d{5}/ },
  },
  // Bangladesh
  BD: {
    salesRegion: 'Asia and Pacific',
    cultures: ['bn-BD', 'en-US'],
    postalCode: { example: '1000', pattern: /[1-9]\d{3}/, source: 'nationalPost' },
  },
  // Belgium
  BE: {
    salesRegion: 'Europe',
    cultures: ['fr-BE', 'nl-BE', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    postalCode: {
      example: '1000',
      pattern: /[1-9]\d{3}/,
      required: true,
      prefixes: ['B'],
      source: 'nationalPost',
    },
    organizationRegistrationNumber: { name: 'KBO / BCE', example: '0417.497.106', kinds: [] },
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
    postalCode: { example: '1000', pattern: /[1-9]\d{3}/, source: 'nationalPost' },
  },
  // Bahrain
  BH: {
    salesRegion: 'Middle East, Central Europe, and Eastern Europe',
    cultures: ['ar-BH', 'en-US'],
    // The number of the block, 101 to 1216.
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
    postalCode: {
      example: '97133',
      pattern: /97[01]\d{2}/,
      required: true,
      prefixes: ['F', 'FR'],
      source: 'nationalPost',
    },
  },
  // Bermuda
  BM: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-GB', 'en-US'],
    // Two digits for a street, two letters for post office boxes.
    postalCode: { example: 'HM 11', pattern: /[A-Z]{2} (?:\d{2}|[A-Z]{2})/, source: 'nationalPost' },
  },
  // Brunei
  BN: {
    salesRegion: 'Asia and Pacific',
    cultures: ['ms-BN', 'en-US'],
    // The first letter is the district's: Brunei-Muara, Belait, Temburong, Tutong.
    postalCode: { example: 'BS8811', pattern: /[BKPT][A-Z]\d{4}/, source: 'nationalPost' },
  },
  // Bolivia
  BO: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['es-BO', 'en-US'],
  },
  // Caribbean Netherlands
  BQ: {
    otherNames: ['Bonaire', 'Bonaire, Sint Eustatius and Saba', 'BES Islands'],
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['nl-NL', 'en-US'],
  },
  // Brazil
  BR: {
    salesRegion: 'Brazil',
    cultures: ['pt-BR', 'en-US'],
    state: { label: 'state', choices: 'codes', required: true },
    // The lowest are São Paulo's, 01000-000.
    postalCode: { example: '01310-100', pattern: /(?!00)\d{5}-\d{3}/, required: true, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'CNPJ',
      example: '33.000.167/0001-01',
      kinds: [{ pattern: /(?!(\d)\1{13})[\dA-Z]{12}\d{2}/, checkDigits: cnpj }],
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
    postalCode: { example: '11001', pattern: /[1-4]\d{4}/, source: 'nationalPost' },
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
    otherNames: ['Belorussia', 'Byelorussia', 'White Russia', 'Weißrussland', 'Weissrussland'],
    cultures: ['be-BY', 'en-US'],
    addressFormat: 'street, postalCode city, state',
    state: { label: 'oblast', choices: 'text' },
    postalCode: { example: '220030', pattern: /2[0-4]\d{4}/, source: 'nationalPost' },
    phoneNumberRequired: true,
    organizationRegistrationNumber: {
      required: true,
      name: 'УНП',
      example: '600122610',
      // 1 to 7 a region, 8 the whole country: MTS has 800013732. A person's begins with two letters.
      kinds: [{ pattern: /[1-8]\d{8}/, checkDigits: unp }, { pattern: /[ABCEHKM][ABCEHKMOPT]\d{7}/ }],
    },
  },
  // Belize
  BZ: {
    salesRegion: 'Latin America and the Caribbean',
    cultures: ['en-BZ', 'en-US'],
  },
};
