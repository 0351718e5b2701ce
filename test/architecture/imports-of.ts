import { posix } from 'node:path';
import { withoutComments } from './code-text.ts';
import { lineAt, type SourceFile } from './source-file.ts';

export interface Import {
  /** From 1. */
  readonly line: number;
  /** As written. */
  readonly specifier: string;
  /** Gone at run time: `import type` or `export type`. */
  readonly typeOnly: boolean;
  /** The project's file, relative to its root; undefined for a package or a Node module. */
  readonly target: string | undefined;
  /** The package's name (`@scope/name`) or Node's module (`node:fs`); undefined for a file. */
  readonly package: string | undefined;
}

const fromClause =
  /^[ \t]*(?:import|export)\b(?<type>[ \t]+type\b(?![ \t]*from))?[^'"`;()=]*?\bfrom\s*(['"])(?<specifier>.+?)\2/gm;
const sideEffect = /^[ \t]*import\s*(['"])(?<specifier>.+?)\1/gm;
const dynamic = /\b(?:import|require|require\.resolve)\s*\(\s*(['"`])(?<specifier>.+?)\1/g;

/** Every module that a file names: static, re-exported, dynamic and required. */
export function importsOf(file: SourceFile): readonly Import[] {
  const code = withoutComments(file.text);
  return [fromClause, sideEffect, dynamic]
    .flatMap((pattern) => [...code.matchAll(pattern)])
    .map((match) => {
      const specifier = match.groups?.specifier ?? '';
      const isFile = specifier.startsWith('.') || specifier.startsWith('/');
      return {
        line: lineAt(code, match.index + match[0].length),
        specifier,
        typeOnly: match.groups?.type !== undefined,
        target: isFile ? posix.join(posix.dirname(file.path), specifier) : undefined,
        package: isFile ? undefined : packageName(specifier),
      };
    })
    .sort((a, b) => a.line - b.line);
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
