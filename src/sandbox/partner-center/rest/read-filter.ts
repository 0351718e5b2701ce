import { invalidInput } from './service-error.ts';

/**
 * The query parameter `filter`, JSON as `{"Field":"Domain","Value":"contoso","Operator":"starts_with"}`.
 * Gives the test of a field's value, or undefined when there is no filter. Only `starts_with` is documented.
 * @throws ServiceError 800002
 */
export function readFilter<Field extends string>(
  url: URL,
  fields: readonly Field[],
): { readonly field: Field; readonly matches: (value: string) => boolean } | undefined {
  const text = url.searchParams.get('filter');
  if (text === null) return undefined;
  const filter = lowerCaseNames(text);
  const field = fields.find((known) => known.toLowerCase() === String(filter.field).toLowerCase());
  if (!field) throw invalidInput(`The filter's Field must be one of ${fields.join(', ')}.`);
  if (filter.operator !== 'starts_with') throw invalidInput("The filter's Operator must be starts_with.");
  const beginning = String(filter.value ?? '').toLowerCase();
  return { field, matches: (value) => value.toLowerCase().startsWith(beginning) };
}

function lowerCaseNames(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return Object.fromEntries(Object.entries(value ?? {}).map(([name, inner]) => [name.toLowerCase(), inner]));
  } catch {
    throw invalidInput('The filter is not JSON.');
  }
}
