import anyAscii from 'any-ascii';

/** Four times what any field takes. Nobody means the rest, and tidying it would keep everyone else waiting. */
const longestTidied = 1_000;

/** What takes no room and changes nothing, except the joiners, which words of some scripts need. */
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g;

/**
 * Without control characters and broken surrogates, which neither Partner Center nor the database takes, and without the
 * marks that turn the direction of what follows: they can make a text look like another one.
 */
export function printable(text: string): string {
  return text.replace(/[\t-\r\u0085]+/g, ' ').replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '');
}

/**
 * One line as people mean it: printable, nothing invisible, no space around it, one space between words; empty when
 * nothing can be seen. Of a very long text only the beginning, which is still longer than any field takes.
 */
export function tidy(text: string): string {
  const line = printable(text.trim().slice(0, longestTidied)).replace(invisible, '').replace(/\s+/g, ' ').trim();
  // A braille blank is a space between braille letters, and nothing alone.
  return /[^\p{Cf}\p{Default_Ignorable_Code_Point}\s\u2800]/u.test(line) ? line : '';
}

/**
 * A code (postal code, registration number) in plain characters: full-width forms, the digits of any script and every
 * dash made ASCII, upper case, no invisible characters.
 */
export function tidyCode(text: string): string {
  return tidy(text)
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replace(/[\p{Pd}\u2212\u30FC]/gu, '-')
    .replace(/\p{Nd}/gu, (digit) => anyAscii(digit))
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether no more than one character can be seen, however it is put together: `e` and its accent are one. */
export function isOneCharacter(text: string): boolean {
  return /^.?$/su.test(text.replace(/\p{Cf}/gu, '').normalize('NFC'));
}
