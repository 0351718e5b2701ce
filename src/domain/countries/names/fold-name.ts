import anyAscii from 'any-ascii';

/**
 * Marks that people leave out: accents, and the points of Hebrew and Arabic. The vowel signs of other scripts stay: a name
 * without them is another one.
 */
const optionalMarks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
/** They stand within a word, or are not seen at all. */
const innerPunctuation = /[.'’‘ʼʻʿʾ`´\p{Cf}]/gu;
/** Letters that people take for each other, each with the one that stands for both. */
const alike: Readonly<Record<string, string>> = { ς: 'σ', 臺: '台', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' };
const alikeLetters = new RegExp(`[${Object.keys(alike).join('')}]`, 'g');
/** Articles and "and" in the languages in which people put them before a country's name, or leave them out. */
const fillers = new Set('the of and und der die das le la les el los las il gli'.split(' '));
const shortWords: Readonly<Record<string, string>> = { saint: 'st', sankt: 'st', rep: 'republic' };

/**
 * A name as it is compared: lower case, no accents, articles or punctuation, one space between words; `Côte d’Ivoire` is
 * `cote divoire`. Two names that fold to the same are the same to people. Empty where there is no letter or digit.
 */
export function foldName(text: string): string {
  const letters = text
    .normalize('NFKD')
    .replace(/[^\P{Script=Latin}a-zA-Z]/gu, (letter) => anyAscii(letter))
    .replace(optionalMarks, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/^l['’]/, '')
    .replace(innerPunctuation, '')
    .replace(alikeLetters, (letter) => alike[letter] ?? letter);
  const words = letters.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = words.length < 2 ? words : words.filter((word) => !fillers.has(word));
  return (telling.length > 0 ? telling : words).map((word) => shortWords[word] ?? word).join(' ');
}

/** The same without its spaces: `costarica`. */
export function compactName(folded: string): string {
  return folded.replaceAll(' ', '');
}
