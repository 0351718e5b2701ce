import { access, constants } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Whether there is an embedded database in the folder, without opening it. */
export async function hasEmbeddedDatabase(dataDir: string): Promise<boolean> {
  return access(join(dataDir, 'postgres', 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

/** Whether this process may make the folder, or write in it. */
export async function mayWrite(folder: string): Promise<boolean> {
  const path = resolve(folder);
  try {
    await access(path, constants.W_OK | constants.X_OK);
    return true;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing && dirname(path) !== path && mayWrite(dirname(path));
  }
}
