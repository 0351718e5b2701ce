const short = [
  '',
  ' ',
  '-',
  '0',
  'a',
  '--------------------',
  '00000000000000000000',
  '1111111111',
  '+',
  '+1',
  '+999999999999999',
  '()()()()()()()()',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
  '1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
  'a@a.a',
  'a@contoso.com',
  '\u0000',
  '\ud800',
  '\u202eABC',
  '\u200b\u200b\u200b',
  'e\u0301e\u0301e\u0301',
  '１５４－００２３',
  '٠١٢٣٤٥٦٧٨٩',
  '〒100-0001',
  'D-10115',
  'Ǆ\ufb03',
  '🍕🍕🍕',
  '李',
  '__proto__',
  'constructor',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: card templates would fill this in
  '${x}',
  '{{x}}',
  '<script>',
  'SELECT 1; --',
];

const long = [
  'a'.repeat(250_000),
  '0'.repeat(250_000),
  ' '.repeat(250_000),
  '-'.repeat(250_000),
  'a '.repeat(125_000),
  'a.'.repeat(125_000),
  '\u0301'.repeat(250_000),
  '\u200b'.repeat(250_000),
  '＀'.repeat(100_000),
  '1 '.repeat(100_000),
  `${'a'.repeat(64)}@${'a.'.repeat(100_000)}com`,
  '🍕'.repeat(100_000),
];

/** Texts that nobody means, of a size that the endpoint lets through. */
export const hostileTexts: { readonly short: readonly string[]; readonly all: readonly string[] } = {
  short,
  all: [...short, ...long],
};

const extras = [...' -./\u200b–０٣aZ9é', '\u0301'];

/** The text with something left out, put in, doubled or swapped here and there. */
export function mutated(text: string, random: () => number, count: number): readonly string[] {
  const pick = (length: number) => Math.floor(random() * length);
  return Array.from({ length: count }, () => {
    const characters = [...text];
    for (let changes = 1 + pick(3); changes > 0; changes -= 1) {
      const at = pick(characters.length + 1);
      const extra = extras[pick(extras.length)] ?? '';
      const kind = pick(4);
      if (kind === 0) characters.splice(at, 1);
      else if (kind === 1) characters.splice(at, 0, extra);
      else if (kind === 2) characters.splice(at, 0, characters[at] ?? '');
      else characters.splice(at, 2, ...characters.slice(at, at + 2).reverse());
    }
    return random() < 0.5 ? characters.join('').toLowerCase() : characters.join('');
  });
}
