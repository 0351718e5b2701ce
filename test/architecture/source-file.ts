import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A text file of the project. `path` is relative to its root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A broken rule, where a person can go and look. */
export interface Violation {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly rule: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The files below a folder whose names match, in the order of their paths; none when the folder does not exist. */
export function readSourceFiles(folder: string, names: RegExp = /\.ts$/): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));
}

export function readRootFile(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** One line a violation, as compilers write them, for an assertion's message. */
export function report(violations: readonly Violation[]): string {
  return violations.map(({ path, line, rule }) => `${path}:${line} ${rule}`).join('\n');
}
