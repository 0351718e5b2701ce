import anyAscii from 'any-ascii';

/**
 * Without control characters and broken surrogates, which neither Partner Center nor the database takes, and without the
 * marks that turn the direction of what follows: they can make a text look like another one.
 */
export function printable(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** One line as people mean it: printable, no space around it, one space between words; empty when nothing can be seen. */
export function tidy(text: string): string {
  const line = printable(text).replace(/\s+/g, ' ').trim();
  return /[^\p{Cf}\s]/u.test(line) ? line : '';
}

/**
 * A code (postal code, registration number) in plain characters: full-width forms, the digits of any script and every
 * dash made ASCII, upper case, no invisible characters.
 */
export function tidyCode(text: string): string {
  return tidy(text)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212\u30FC]/gu, '-')
    .replace(/\p{Nd}/gu, (digit) => anyAscii(digit))
    .toUpperCase()
    .trim();
}
