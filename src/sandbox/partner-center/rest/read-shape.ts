import { invalidProperty } from './service-error.ts';

/** What a body may hold: names in camelCase, with their types. `ignored` takes anything and drops it. */
export type Shape = { readonly [name: string]: 'string' | 'boolean' | 'ignored' | Shape };

/** What `readShape` gives: every property may be absent; null counts as absent. */
export type Read<S extends Shape> = {
  readonly [Name in keyof S]?: S[Name] extends 'string'
    ? string
    : S[Name] extends 'boolean'
      ? boolean
      : S[Name] extends Shape
        ? Read<S[Name]>
        : undefined;
};

/**
 * Reads a body by its shape. Names count in any letter case: the documents' samples send PascalCase.
 * @throws ServiceError 3000 that names the first property that is unknown or of the wrong type
 */
export function readShape<const S extends Shape>(value: unknown, shape: S, path = ''): Read<S> {
  return readObject(value, shape, path) as Read<S>;
}

function readObject(value: unknown, shape: Shape, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidProperty(path || 'body', 'It must be an object.');
  }
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
  const read: Record<string, unknown> = {};
  for (const [given, inner] of Object.entries(value)) {
    const name = names.get(given.toLowerCase());
    const innerPath = path ? `${path}.${given}` : given;
    if (name === undefined) throw invalidProperty(innerPath, 'There is no such property.');
    if (inner !== null) read[name] = readValue(inner, shape[name] ?? 'ignored', innerPath);
  }
  return read;
}

function readValue(value: unknown, type: Shape[string], path: string): unknown {
  if (type === 'ignored') return undefined;
  if (typeof type === 'object') return readObject(value, type, path);
  if (typeof value !== type) throw invalidProperty(path, `It must be a ${type}.`);
  return value;
}
