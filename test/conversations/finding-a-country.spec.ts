import assert from 'node:assert/strict';
import { byId, type CardNode, said, values } from '../support/card.ts';
import type { TeamsUser } from '../support/teams-user.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

interface Choice {
  readonly title: string;
  readonly value: string;
}

function choicesOf(card: CardNode): readonly Choice[] {
  return (byId(card, 'country')?.choices ?? []) as readonly Choice[];
}

describe('a rep finds the country', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk();
  });
  after(() => desk.close());

  /** The choices that a client leaves when this is typed: those with the text in their title. */
  async function filtered(rep: TeamsUser, typed: string): Promise<readonly Choice[]> {
    const { card } = await rep.asks('new customer');
    return choicesOf(card).filter(({ title }) => title.toLowerCase().includes(typed.toLowerCase()));
  }

  it('by typing into the list: its name, its own name, another that people use, its code', async () => {
    const stories = [
      ['en-US', 'DE', ['Germany', 'Deutschland', '(Deutschland, DE)']],
      ['en-US', 'NL', ['Netherlands', 'Nederland', 'Holland']],
      ['en-US', 'GB', ['United Kingdom', 'UK', ' GB)']],
      ['en-US', 'TW', ['Taiwan', '台灣', ' TW)']],
      ['en-US', 'TR', ['Türkiye', 'Turkey']],
      ['de-DE', 'DE', ['Deutschland', 'Germany']],
      ['de-DE', 'NL', ['Niederlande', 'Holland', 'Netherlands']],
      ['zh-TW', 'TW', ['台灣', 'Taiwan']],
      ['zh-TW', 'JP', ['日本', 'Japan']],
    ] as const;
    for (const [locale, country, names] of stories) {
      for (const name of names) {
        const found = await filtered(desk.user({ locale }), name);
        assert.ok(
          found.some(({ value }) => value === country),
          `${locale}: ${name} finds ${found.map(({ title }) => title)}`,
        );
      }
    }
  });

  it('by name where a client sends what was typed', async () => {
    const written = ['Holland', 'nederland', 'Ｎetherlands', 'NLD', 'Netherlands (Nederland, Holland, NL)'];
    for (const [index, country] of written.entries()) {
      const rep = desk.user();
      const first = await rep.asks('new customer');
      const company = { companyName: `Wingtip ${index}`, domain: `wingtip${index}` };
      const next = await rep.clicks(first, 'draft.save', { ...company, country });
      assert.ok(byId(next.card, 'addressLine1'), `${country} was not taken: ${said(next.card, 'countryError')}`);
      const back = await rep.clicks(next, 'draft.back');
      assert.equal(values(back.card).country, 'NL');
    }
  });

  it('or is told why Partner Center does not serve it, and loses nothing', async () => {
    const stories = [
      { locale: 'en-US', typed: 'Cuba', says: /does not serve Cuba.*Choose another/ },
      { locale: 'de-DE', typed: 'CU', says: /Kuba.*Wählen Sie/ },
      { locale: 'zh-TW', typed: '古巴', says: /古巴.*請選擇/ },
    ];
    for (const { locale, typed, says } of stories) {
      const rep = desk.user({ locale });
      const first = await rep.asks('new customer');
      const company = { companyName: `Wingtip ${locale}`, domain: `wingtip${locale.slice(0, 2)}` };
      const refused = await rep.clicks(first, 'draft.save', { ...company, country: typed });
      assert.match(said(refused.card, 'countryError') ?? '', says);
      assert.equal(values(refused.card).companyName, company.companyName);
      assert.equal(values(refused.card).domain, company.domain);
      const kept = choicesOf(refused.card).find(({ value }) => value === values(refused.card).country);
      assert.ok(kept, 'what was typed is still shown');
      const taken = await rep.clicks(refused, 'draft.save', { country: 'DE' });
      assert.ok(byId(taken.card, 'addressLine1'));
    }
  });

  it('and sees in the list which ones cannot be', async () => {
    for (const typed of ['Cuba', 'Iran', 'North Korea', 'Sudan', 'Syria']) {
      const found = await filtered(desk.user(), typed);
      assert.ok(
        found.some(({ title }) => title === `${typed} (not served)`),
        typed,
      );
    }
  });

  it('or is asked which one is meant', async () => {
    const stories = [
      { locale: 'en-US', typed: 'Germny', says: /Did you mean Germany\?/ },
      { locale: 'de-DE', typed: 'Congo', says: /Kongo-Brazzaville oder Kongo-Kinshasa/ },
      { locale: 'en-US', typed: 'Atlantis', says: /Choose a country or region from the list/ },
    ];
    for (const { locale, typed, says } of stories) {
      const rep = desk.user({ locale });
      const first = await rep.asks('new customer');
      const company = { companyName: 'Wingtip Toys', domain: 'wingtip' };
      const refused = await rep.clicks(first, 'draft.save', { ...company, country: typed });
      assert.match(said(refused.card, 'countryError') ?? '', says);
      assert.equal(values(refused.card).companyName, company.companyName);
    }
  });
});
