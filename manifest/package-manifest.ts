import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { operatorValues } from './operator-values.ts';
import { parseFilled, placeholderNames } from './placeholders.ts';
import { pngSize } from './png.ts';
import { schemaProblems } from './schema-problems.ts';
import { translationProblems } from './translation-problems.ts';
import { zip } from './zip.ts';

export interface PackageOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The app's version: three numbers. */
  readonly version: string;
  /** The folder of manifest.json, the icons and the translations. */
  readonly sourceDir: string;
  readonly outFile: string;
}

export interface PackageResult {
  /** A line each; empty when the package was written. */
  readonly problems: readonly string[];
  /** The package holds example ids and must not be uploaded. */
  readonly isExample: boolean;
}

/** What this file itself needs of a manifest; everything else is the schema's business. */
const manifestShape = z.object({
  manifestVersion: z.string(),
  developer: z.record(z.string(), z.string()),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
});

/**
 * Fills, checks and zips the Teams app package, offline. The same input gives the same bytes. Writes nothing when there
 * is a problem.
 * @throws Error when a file cannot be read or is not JSON, ZodError when manifest.json is far from a manifest
 */
export async function packageManifest(options: PackageOptions): Promise<PackageResult> {
  const { values, isExample, problems: missing } = operatorValues(options.env, options.version);
  if (missing.length > 0) return { problems: missing, isExample };

  const read = (file: string): Buffer => readFileSync(join(options.sourceDir, file));
  const fill = (file: string) => ({ file, document: parseFilled(file, read(file).toString('utf8'), values) });
  const readIcon = (file: string, side: number) => ({ file, side, bytes: read(file) });

  const filled = fill('manifest.json');
  const { manifestVersion, developer, icons, localizationInfo } = manifestShape.parse(filled.document);
  const translations = localizationInfo.additionalLanguages.map(({ file }) => fill(file));
  const pictures = [readIcon(icons.color, 192), readIcon(icons.outline, 32)];

  const problems = [
    ...schemaProblems(filled.file, filled.document, 'MicrosoftTeams.schema.json', manifestVersion),
    ...unfilled(filled),
    ...insecureUrls(developer),
    ...translations.flatMap((translation) => [
      ...schemaProblems(
        translation.file,
        translation.document,
        'MicrosoftTeams.Localization.schema.json',
        manifestVersion,
      ),
      ...translationProblems(translation.file, translation.document, filled.document),
      ...unfilled(translation),
    ]),
    ...pictures.flatMap(({ file, side, bytes }) => wrongSize(file, side, bytes)),
  ];
  if (problems.length > 0) return { problems, isExample };

  const archive = await zip([
    ...[filled, ...translations].map(({ file, document }) => [file, asJson(document)] as const),
    ...pictures.map(({ file, bytes }) => [file, bytes] as const),
  ]);
  mkdirSync(dirname(options.outFile), { recursive: true });
  writeFileSync(options.outFile, archive);
  return { problems, isExample };
}

function asJson(document: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
}

function unfilled({ file, document }: { readonly file: string; readonly document: unknown }): readonly string[] {
  return placeholderNames(JSON.stringify(document)).map((name) => `${file} has the unknown placeholder ${name}`);
}

/** The schema takes http too; Teams' own check of a package does not. */
function insecureUrls(developer: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(developer)
    .filter(([name, value]) => name.endsWith('Url') && !isHttps(value))
    .map(([name]) => `manifest.json /developer/${name} must be an https address`);
}

function isHttps(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:';
}

function wrongSize(file: string, side: number, bytes: Buffer): readonly string[] {
  const size = pngSize(bytes);
  if (size?.width === side && size.height === side) return [];
  return [`${file} must be a PNG of ${side}x${side}, ${size ? `not ${size.width}x${size.height}` : 'but is no PNG'}`];
}
