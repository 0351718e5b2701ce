import { isWordEdge } from './characters.ts';
import { ahead, behind, either, type Matcher, place, repeated, sequence, unit } from './matcher.ts';
import { oneUnit, readCharacters, wholeSet } from './read-characters.ts';

/** Deeper than any pattern that people write, and not so deep that the stack could end. */
const deepest = 20;

/** All that is read. What is missing makes a pattern unread: options, conditions, references, atomic and balancing groups, … */
const token = new RegExp(
  [
    `(?<open>\\((?:(?!\\?)|\\?(?:[:=!]|<[=!]|<[A-Za-z_]\\w*>|'[A-Za-z_]\\w*')))`,
    '(?<close>\\))',
    '(?<bar>\\|)',
    '(?<quantifier>(?:[*+?]|\\{\\d{1,9}(?:,(?:\\d{1,9})?)?\\}))\\??',
    '(?<anchor>[$^]|\\\\[AZzbB])',
    `(?<characters>${oneUnit}|${wholeSet})`,
  ].join('|'),
  'gsy',
);

type Token = Readonly<Partial<Record<string, string>>>;

/** A group that is being read. */
interface Group {
  readonly open: string;
  readonly branches: Matcher[][];
  /** Whether a quantifier may follow: there is a part, and it has none yet. */
  isRepeatable: boolean;
}

const anchors: Readonly<Record<string, (text: string, at: number) => boolean>> = {
  '^': (_, at) => at === 0,
  '\\A': (_, at) => at === 0,
  $: isBeforeLastLineEnd,
  '\\Z': isBeforeLastLineEnd,
  '\\z': (text, at) => at === text.length,
  '\\b': isWordEdge,
  '\\B': (text, at) => !isWordEdge(text, at),
};

/**
 * Reads a .NET regular expression; undefined where that cannot be done with certainty. Source: .NET, "Regular expression
 * language - quick reference", and for sets and escapes what its RegexParser does.
 */
export function readPattern(pattern: string, ignoreCase: boolean): Matcher | undefined {
  const tokens = [...pattern.matchAll(token)];
  if (tokens.map(([text]) => text).join('') !== pattern) return undefined;
  const groups = [begun('')];
  const isRead = tokens.every(({ groups: read = {} }) => groups.length <= deepest && take(read, groups, ignoreCase));
  const [whole, unclosed] = groups;
  return isRead && whole && !unclosed ? either(whole.branches.map(sequence)) : undefined;
}

function begun(open: string): Group {
  return { open, branches: [[]], isRepeatable: false };
}

function take(token: Token, groups: Group[], ignoreCase: boolean): boolean {
  if (token.open) return groups.push(begun(token.open)) > 0;
  const closed = token.close ? groups.pop() : undefined;
  const group = groups.at(-1);
  if (!group) return false;
  if (closed) return add(group, matcherOf(closed));
  if (token.quantifier) return repeatLast(group, token.quantifier);
  if (token.bar) {
    group.isRepeatable = false;
    return group.branches.push([]) > 0;
  }
  const anchor = anchors[token.anchor ?? ''];
  if (anchor) return add(group, place(anchor));
  const characters = readCharacters(token.characters ?? '', ignoreCase);
  return characters !== undefined && add(group, unit(characters));
}

function add(group: Group, part: Matcher): boolean {
  group.branches.at(-1)?.push(part);
  group.isRepeatable = true;
  return true;
}

function repeatLast(group: Group, quantifier: string): boolean {
  const part = group.isRepeatable ? group.branches.at(-1)?.pop() : undefined;
  const [least, most] = limitsOf(quantifier);
  if (!part || least > most) return false;
  add(group, repeated(part, least, most));
  group.isRepeatable = false;
  return true;
}

function limitsOf(quantifier: string): readonly [least: number, most: number] {
  if (quantifier === '?') return [0, 1];
  if (!quantifier.startsWith('{')) return [quantifier === '+' ? 1 : 0, Number.POSITIVE_INFINITY];
  const [least = '', most = least] = quantifier.slice(1, -1).split(',');
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)];
}

function matcherOf({ open, branches }: Group): Matcher {
  const body = either(branches.map(sequence));
  if (open === '(?=' || open === '(?!') return ahead(body, open === '(?=');
  if (open === '(?<=' || open === '(?<!') return behind(body, open === '(?<=');
  return body;
}

function isBeforeLastLineEnd(text: string, at: number): boolean {
  return at === text.length || (at === text.length - 1 && text.endsWith('\n'));
}
