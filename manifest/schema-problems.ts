import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ErrorObject } from 'ajv';

type SchemaName = 'MicrosoftTeams.schema.json' | 'MicrosoftTeams.Localization.schema.json';

const require = createRequire(import.meta.url);

/**
 * Checks a parsed manifest or localization file against Microsoft's schema of that version, offline.
 * @returns a line for each problem, beginning with `file`
 */
export function schemaProblems(
  file: string,
  document: unknown,
  schemaName: SchemaName,
  version: string,
): readonly string[] {
  const path = `@microsoft/app-manifest/build/json-schemas/teams/v${version}/${schemaName}`;
  // The schemas name draft-04, which this ajv does not know; they use nothing that later drafts read differently.
  const { $schema: _draft, ...schema } = JSON.parse(readFileSync(require.resolve(path), 'utf8'));
  // Not strict: the schemas carry keywords beside $ref. No formats: the only one in use here is `uri`, on `$schema`.
  // Their patterns are not valid with the u flag.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
  return ajv.validate(schema, document) ? [] : (ajv.errors ?? []).map((error) => problem(file, error));
}

function problem(file: string, error: ErrorObject): string {
  const unknownKey = error.params.additionalProperty;
  const subject = error.instancePath === '' ? file : `${file} ${error.instancePath}`;
  return `${subject} ${error.message ?? 'is not valid'}${unknownKey === undefined ? '' : ` (${unknownKey})`}`;
}
