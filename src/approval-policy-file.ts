import {
  createScanner,
  findNodeAtLocation,
  getNodePath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { ApprovalPolicy } from './domain/approval/approval-policy.ts';
import { PolicyError, type PolicyPath, type PolicyProblem } from './domain/approval/policy-problem.ts';
import { readPolicy } from './domain/approval/read-policy.ts';

type Words = Pick<PolicyProblem, 'message' | 'remedy'>;

/** What the parser has against a place, where its own words need more. */
const syntaxWords: Readonly<Record<string, Words>> = {
  CommaExpected: { message: 'lacks a comma before this.', remedy: 'Put a comma at the end of what comes before.' },
  ColonExpected: { message: 'lacks a colon here.', remedy: 'Put a colon between the key and its value.' },
  PropertyNameExpected: {
    message: 'should have a key in double quotes here.',
    remedy: 'Write one, or remove the comma before it.',
  },
  ValueExpected: { message: 'should have a value here.', remedy: 'Write one, or remove the comma before it.' },
  CloseBraceExpected: { message: 'ends before an object does.', remedy: 'Close it with }.' },
  CloseBracketExpected: { message: 'ends before a list does.', remedy: 'Close it with ].' },
  EndOfFileExpected: { message: 'goes on behind its end.', remedy: 'Remove what stands there, or a } or ] before it.' },
  InvalidCommentToken: { message: 'has a comment, which JSON does not know.', remedy: 'Remove it.' },
  UnexpectedEndOfString: { message: 'has a text that does not end.', remedy: 'Put the double quote that is missing.' },
};

const otherWords: Words = {
  message: 'is no JSON here.',
  remedy: 'Compare it with docs/approval-policy.example.json; keys and texts stand in double quotes.',
};

/** A policy has five levels. Those who read it call themselves for each, and thousands are too many for that. */
const deepest = 50;

const deepWords: Words = {
  message: 'has lists or objects in one another that go too deep here.',
  remedy: 'Compare it with docs/approval-policy.example.json.',
};

/**
 * The approval policy of a JSON file.
 * @param read gives the file's text, or throws
 * @throws PolicyError with all that is wrong in it, top down, each problem with its line
 */
export function readPolicyFile(path: string, read: (path: string) => string): ApprovalPolicy {
  const text = textOf(path, read);
  const { tree, value } = parse(text);
  const reading = readPolicy(value);
  const placed = ('problems' in reading ? reading.problems : []).map((problem) => ({
    ...problem,
    line: lineAt(text, offsetOf(tree, problem.path)),
  }));
  const problems = [...repeatedKeys(text, tree), ...placed].toSorted((a, b) => a.line - b.line);
  if ('policy' in reading && problems.length === 0) return reading.policy;
  throw new PolicyError(problems);
}

/** Without the mark that some editors put in front of a text. */
function textOf(path: string, read: (path: string) => string): string {
  try {
    return read(path).replace(/^\ufeff/, '');
  } catch {
    const remedy = 'Name a file that this process may read.';
    throw new PolicyError([{ path: [], message: `cannot be read from ${path}.`, remedy }]);
  }
}

function parse(text: string): { readonly tree: Node | undefined; readonly value: unknown } {
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== undefined) throw new PolicyError([{ path: [], ...deepWords, line: lineAt(text, tooDeep) }]);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  try {
    return { tree, value: JSON.parse(text) };
  } catch {
    // One slip makes more errors below it.
    const [first] = errors;
    const words = first ? syntaxWords[printParseErrorCode(first.error)] : undefined;
    throw new PolicyError([{ path: [], ...(words ?? otherWords), line: lineAt(text, first?.offset ?? 0) }]);
  }
}

function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  for (let depth = 0; depth <= deepest; ) {
    scanner.scan();
    const sign = text[scanner.getTokenOffset()];
    if (sign === undefined) return undefined;
    if (sign === '[' || sign === '{') depth += 1;
    if (sign === ']' || sign === '}') depth -= 1;
  }
  return scanner.getTokenOffset();
}

/** JSON takes the last of two values under one key; who wrote them may have meant the other. */
function repeatedKeys(text: string, node: Node | undefined): readonly (PolicyProblem & { readonly line: number })[] {
  if (node === undefined) return [];
  const properties = node.type === 'object' ? (node.children ?? []) : [];
  const keys = properties.flatMap(({ children }) => children?.[0] ?? []);
  const here = keys.filter(({ value }, at) => keys.findIndex((key) => key.value === value) < at);
  const problems = here.map(({ value, offset }) => ({
    path: [...getNodePath(node), String(value)],
    message: 'stands there twice.',
    remedy: 'Remove one of the two.',
    line: lineAt(text, offset),
  }));
  return [...problems, ...(node.children ?? []).flatMap((child) => repeatedKeys(text, child))];
}

/** Where the place begins, or the nearest that is there of those it is in: a key, or an entry of a list. */
function offsetOf(tree: Node | undefined, path: PolicyPath): number {
  if (tree === undefined) return 0;
  const node = findNodeAtLocation(tree, [...path]);
  if (node === undefined) return offsetOf(tree, path.slice(0, -1));
  return node.parent?.type === 'property' ? node.parent.offset : node.offset;
}

/** From 1. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
