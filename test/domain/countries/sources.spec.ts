import assert from 'node:assert/strict';
import { countryCodes, countryOf } from '../../../src/domain/countries/country-table.ts';
import { sources, usualSources } from '../../../src/domain/countries/sources.ts';

const known: ReadonlySet<string> = new Set(Object.keys(usualSources));

describe('sources of the countries’ facts', () => {
  it('are dated', () => {
    for (const { title, date } of Object.values(sources)) assert.match(date, /^20\d\d-\d\d(-\d\d)?$/, title);
  });

  it('stand behind every kind of fact in the table', () => {
    for (const code of countryCodes) {
      for (const kind of Object.keys(countryOf(code))) assert.ok(known.has(kind), `${code} ${kind}`);
    }
  });

  it('are all used', () => {
    const named = countryCodes.flatMap((code) =>
      Object.values(countryOf(code)).flatMap((fact) =>
        typeof fact === 'object' && 'source' in fact ? [fact.source] : [],
      ),
    );
    const used = new Set<unknown>([...Object.values(usualSources), ...named]);
    assert.deepEqual(
      Object.keys(sources).filter((source) => !used.has(source)),
      [],
    );
  });
});
