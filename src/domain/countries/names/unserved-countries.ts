import type { Country } from '../country.ts';

/**
 * Countries where Microsoft sells nothing: Partner Center does not know them. Other codes of ISO's that it does not know
 * (EH, AC, TA) are no markets, and are taken as unknown.
 * Source: Partner Center, "Partner Center supported languages and locales", 2022-06-29.
 */
export const unservedCountries: Readonly<Record<string, Pick<Country, 'otherNames' | 'cultures'>>> = {
  CU: { cultures: ['es-CU'] },
  IR: { cultures: ['fa-IR'], otherNames: ['Persia', 'Persien', '伊朗伊斯蘭共和國'] },
  KP: {
    cultures: ['ko-KP'],
    otherNames: [
      'DPRK',
      'N. Korea',
      "Democratic People's Republic of Korea",
      'DVRK',
      'Demokratische Volksrepublik Korea',
      '朝鮮',
      '朝鮮民主主義人民共和國',
    ],
  },
  SD: { cultures: ['ar-SD'], otherNames: ['North Sudan', 'Nordsudan'] },
  SY: { cultures: ['ar-SY'], otherNames: ['Syrian Arab Republic', 'Arabische Republik Syrien', '阿拉伯敘利亞共和國'] },
};

export function isUnserved(code: string): boolean {
  return Object.hasOwn(unservedCountries, code);
}
