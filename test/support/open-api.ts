import { Ajv, type ValidateFunction } from 'ajv';
import { readRootFile } from '../architecture/source-file.ts';

interface Described {
  readonly definitions: Readonly<Record<string, { additionalProperties?: boolean; properties?: object }>>;
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly responses: Readonly<Record<string, { schema?: object; examples?: object }>> }>>
    >
  >;
}

export const openApi: Described = JSON.parse(readRootFile('docs/openapi.json'));

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const closed = Object.fromEntries(
  Object.entries(openApi.definitions).map(([name, definition]) => [
    name,
    { ...definition, additionalProperties: false },
  ]),
);
const compiled = new Map<object, ValidateFunction>();

/** What an answer has that docs/openapi.json does not describe, or has otherwise; undefined when it fits. */
export function misfit(method: 'get' | 'post', path: string, status: number, answer: unknown): string | undefined {
  const schema = openApi.paths[path]?.[method]?.responses[String(status)]?.schema;
  if (!schema) return `${method} ${path} ${status} is not described.`;
  const fits = compiled.get(schema) ?? ajv.compile({ ...schema, definitions: closed });
  compiled.set(schema, fits);
  return fits(answer) ? undefined : ajv.errorsText(fits.errors);
}
