import { languages, texts } from './strings/translate.ts';

/** What people can type, in any of the supported languages, upper or lower case. */
export const commandNames = [
  'newCustomer',
  'myRequests',
  'status',
  'waitingForMe',
  'help',
  'cancel',
  'approvalsHere',
] as const;
export type CommandName = (typeof commandNames)[number];

export interface TextCommand {
  readonly name: CommandName;
  /** What follows the command's words: a company name, a request number. */
  readonly rest: string;
}

const phrases = languages
  .flatMap((language) => commandNames.map((name) => ({ name, words: fold(texts(language)[`command.${name}`] ?? '') })))
  .filter(({ words }) => words !== '')
  .toSorted((a, b) => b.words.length - a.words.length);

/** The command that a text begins with; undefined when it is none. */
export function parseCommand(text: string): TextCommand | undefined {
  const typed = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const folded = fold(typed);
  const phrase = phrases.find(({ words }) => folded === words || folded.startsWith(`${words} `));
  return phrase && { name: phrase.name, rest: typed.slice(phrase.words.length).trim() };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The number in `TD-1042`, `td 1042` or `1042`. */
export function parseRequestNumber(text: string): number | undefined {
  const match = /^(?:td[\s-]*)?(\d{1,9})$/i.exec(
    text
      .normalize('NFKC')
      .replace(/\p{Pd}/gu, '-')
      .trim(),
  );
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
