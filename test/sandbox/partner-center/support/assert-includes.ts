import assert from 'node:assert/strict';

/** Asserts that a JSON value has all that `part` has, at every depth; whatever else it has does not matter. */
export function assertIncludes(actual: unknown, part: unknown): void {
  assert.deepEqual(alike(actual, part), part);
}

/** `actual` without the properties that `part` has not. */
function alike(actual: unknown, part: unknown): unknown {
  if (typeof actual !== 'object' || actual === null || typeof part !== 'object' || part === null) return actual;
  const entries = new Map(Object.entries(actual));
  const shared = Object.entries(part).map(([name, inner]) => [name, alike(entries.get(name), inner)]);
  return Array.isArray(actual) ? shared.map(([, value]) => value) : Object.fromEntries(shared);
}
