import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import dotenv from 'dotenv';
import { packageManifest } from './package-manifest.ts';

/** `npm run package`: writes dist/tenant-desk.zip, or says what is wrong, a line each, and ends with exit code 1. */
async function main(): Promise<void> {
  dotenv.config({ path: rootPath('.env'), quiet: true });
  const { version } = JSON.parse(readFileSync(rootPath('package.json'), 'utf8'));
  const outFile = 'dist/tenant-desk.zip';
  const { problems, isExample } = await packageManifest({
    env: process.env,
    version,
    sourceDir: rootPath('manifest'),
    outFile: rootPath(outFile),
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  process.stdout.write(`${outFile} is written and fits Microsoft's manifest schema.\n`);
  if (isExample) {
    process.stdout.write('It holds EXAMPLE ids, because none of its settings is set: look at it, do not upload it. ');
    process.stdout.write('manifest/README.md lists the settings.\n');
  }
}

function rootPath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
