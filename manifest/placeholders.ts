const placeholder = /\$\{\{(\w+)\}\}/g;

/** The names of all `${{NAME}}` placeholders in a text, each once. */
export function placeholderNames(text: string): readonly string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}

/**
 * Parses JSON and fills `${{NAME}}` in its strings. A value is taken as it is: it cannot change the structure.
 * @throws Error naming the file when it is not JSON
 */
export function parseFilled(file: string, json: string, values: Readonly<Record<string, string>>): unknown {
  try {
    return JSON.parse(json, (_key, value: unknown) =>
      typeof value === 'string' ? value.replace(placeholder, (whole, name: string) => values[name] ?? whole) : value,
    );
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
