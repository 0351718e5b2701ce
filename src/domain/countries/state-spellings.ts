/** The prefectures in the order of their ISO 3166-2 codes, 01 to 47. */
const prefectures =
  '北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重 滋賀 京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄'.split(
    ' ',
  );

/** Usual names that are not in the list, folded, by country, with their ISO 3166-2 codes. */
const otherNames: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['CA', new Map(Object.entries({ newfoundland: 'nl', nwt: 'nt', pei: 'pe' }))],
  ['JP', new Map(prefectures.map((name, index) => [name, String(index + 1).padStart(2, '0')]))],
  [
    'MX',
    new Map(Object.entries({ cdmx: 'cmx', 'mexico city': 'cmx', coahuila: 'coa', michoacan: 'mic', queretaro: 'que' })),
  ],
  [
    'US',
    new Map(
      ['d.c.', 'washington dc', 'washington, dc', 'washington d.c.', 'washington, d.c.'].map((name) => [name, 'dc']),
    ),
  ],
]);

/**
 * What a state's name may be in what was typed, folded, the text itself first: without the country's code of ISO 3166-2
 * (`US-WA`) and without the word for a state (`Washington State`, `Osaka Prefecture`, `Tokyo-to`), and the codes of usual names.
 */
export function stateSpellings(folded: string, country: string): readonly string[] {
  const code = `${country.toLowerCase()}-`;
  const local = folded.startsWith(code) ? folded.slice(code.length) : folded;
  const bare = local
    .replace(/^(?:(?:the )?(?:state|province|prefecture) of|provincia d[ei]|estado d[eo]) /, '')
    .replace(/ (?:state|province|prefecture)$/, '');
  const japanese = country === 'JP' ? [bare.replace(/(?:-(?:to|fu|ken)|[都府県])$/, '')] : [];
  const names = [folded, local, bare, ...japanese];
  const codes = names.flatMap((name) => otherNames.get(country)?.get(name) ?? []);
  return [...new Set([...names, ...codes])];
}
