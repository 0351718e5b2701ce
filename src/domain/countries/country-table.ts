import type { Countries, Country } from './country.ts';
import { countriesA } from './data/countries-a.ts';
import { countriesB } from './data/countries-b.ts';
import { countriesC } from './data/countries-c.ts';
import { countriesD } from './data/countries-d.ts';
import { countriesE } from './data/countries-e.ts';
import { countriesF } from './data/countries-f.ts';
import { countriesG } from './data/countries-g.ts';
import { countriesH } from './data/countries-h.ts';
import { countriesI } from './data/countries-i.ts';
import { countriesJ } from './data/countries-j.ts';
import { countriesK } from './data/countries-k.ts';
import { countriesL } from './data/countries-l.ts';
import { countriesM } from './data/countries-m.ts';
import { countriesN } from './data/countries-n.ts';
import { countriesO } from './data/countries-o.ts';
import { countriesP } from './data/countries-p.ts';
import { countriesQ } from './data/countries-q.ts';
import { countriesR } from './data/countries-r.ts';
import { countriesS } from './data/countries-s.ts';
import { countriesT } from './data/countries-t.ts';
import { countriesU } from './data/countries-u.ts';
import { countriesV } from './data/countries-v.ts';
import { countriesW } from './data/countries-w.ts';
import { countriesX } from './data/countries-x.ts';
import { countriesY } from './data/countries-y.ts';
import { countriesZ } from './data/countries-z.ts';

const table: Countries = {
  ...countriesA,
  ...countriesB,
  ...countriesC,
  ...countriesD,
  ...countriesE,
  ...countriesF,
  ...countriesG,
  ...countriesH,
  ...countriesI,
  ...countriesJ,
  ...countriesK,
  ...countriesL,
  ...countriesM,
  ...countriesN,
  ...countriesO,
  ...countriesP,
  ...countriesQ,
  ...countriesR,
  ...countriesS,
  ...countriesT,
  ...countriesU,
  ...countriesV,
  ...countriesW,
  ...countriesX,
  ...countriesY,
  ...countriesZ,
};

/** The codes of the countries and regions that Partner Center knows: ISO 3166-1 alpha-2, and its own XE, XJ, XK, XS and AN. */
export const countryCodes: readonly string[] = Object.keys(table);

/** What is known of a country; for one that Partner Center does not know, only that it has American English. */
export function countryOf(code: string): Country {
  return Object.hasOwn(table, code) ? (table[code] ?? unknown) : unknown;
}

const unknown: Country = { cultures: ['en-US'] };
