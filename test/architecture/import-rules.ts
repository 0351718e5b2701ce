import { type Import, importsOf } from './imports-of.ts';
import type { SourceFile, Violation } from './source-file.ts';

const adapters = ['partner-center', 'teams', 'storage', 'jobs', 'http'];
/** Run by name; nobody imports them. */
const programs = ['main', 'consent', 'doctor', 'requests', 'audit', 'seal'];
/** Those that know which implementation stands behind which port. */
const compositionRoots = ['build', 'connect-partner-center', 'checkup', 'operator'];
const domainPackages = [
  'any-ascii',
  'country-region-data',
  'libphonenumber-js',
  'node:crypto',
  'tlds',
  'validator',
  'zod',
];

/** Who alone may know a library, so that replacing it touches one folder. */
const owners: readonly { readonly packages: RegExp; readonly folders: readonly string[] }[] = [
  { packages: /^botbuilder|^botframework/, folders: ['teams'] },
  { packages: /^adaptive/, folders: ['teams'] },
  { packages: /^i18next$/, folders: ['teams'] },
  { packages: /^restify$/, folders: ['http', 'sandbox'] },
  { packages: /^@azure\/msal-/, folders: ['partner-center'] },
  { packages: /^(@electric-sql\/pglite|pg)$/, folders: ['storage'] },
  { packages: /^(kysely|pg-boss)$/, folders: ['storage', 'jobs'] },
  { packages: /^@microsoft\/m365agentsplayground$/, folders: ['sandbox'] },
];

/** The folder below src that a file belongs to; a file directly in src is its own: `errors`, `build`, `main`. */
function layerOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}

/**
 * The import rule: domain <- flows <- {partner-center, teams, storage, jobs, http} <- checkup, operator, the files directly in src; the
 * five never import each other; everyone may import src/errors.ts; the sandbox stands for the outside world and shares
 * no code with what talks to it.
 */
export function importViolations(file: SourceFile): readonly Violation[] {
  return importsOf(file).flatMap((imported) => {
    const rule = brokenBy(file.path, imported);
    return rule === undefined
      ? []
      : [{ path: file.path, line: imported.line, rule: `${rule} (${imported.specifier})` }];
  });
}

function brokenBy(path: string, imported: Import): string | undefined {
  const layer = layerOf(path);
  return imported.target === undefined
    ? brokenByPackage(layer, imported.package ?? '')
    : brokenByFile(layer, imported.target, imported.typeOnly);
}

function brokenByPackage(layer: string, name: string): string | undefined {
  if (layer === 'domain' && !domainPackages.includes(name)) return 'domain imports only data libraries and node:crypto';
  if (layer === 'flows') return 'flows import no packages';
  const owner = owners.find(({ packages }) => packages.test(name));
  if (owner && !owner.folders.includes(layer)) return `only ${owner.folders.join(' and ')} may know this package`;
  return undefined;
}

function brokenByFile(layer: string, target: string, typeOnly: boolean): string | undefined {
  if (!target.startsWith('src/')) return outsideOfSource(layer, target);
  const to = layerOf(target);
  if (to === layer || to === 'errors') return undefined;
  if (programs.includes(to)) return `${to}.ts is a program, not a module`;
  if (layer === 'errors' || layer === 'domain') return `${layer} imports nothing of ${to}`;
  if (layer === 'flows') return to === 'domain' ? undefined : `flows import nothing of ${to}`;
  if (adapters.includes(layer)) {
    return to === 'domain' || to === 'flows' ? undefined : `${layer} imports nothing of ${to}`;
  }
  if (layer === 'sandbox') {
    if (to === 'flows' && typeOnly) return undefined;
    const forbidden = [...adapters, 'flows', ...compositionRoots];
    return forbidden.includes(to) ? `sandbox imports nothing of ${to}` : undefined;
  }
  return to === 'sandbox' ? 'production code imports nothing of sandbox' : undefined;
}

function outsideOfSource(layer: string, target: string): string | undefined {
  if (layer === 'teams' && target.startsWith('cards/')) return undefined;
  if (target === 'package.json') return undefined;
  return `${layer} imports nothing outside of src`;
}
