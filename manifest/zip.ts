import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Zip holds local time without a zone, from 1980 on: this date is the same in every zone's zip. */
const mtime = new Date(1980, 0, 1);

/** A zip archive of the entries (path, content), in their order. The same entries give the same bytes. */
export async function zip(entries: readonly (readonly [string, Buffer])[]): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [path, content] of entries) {
    archive.addBuffer(content, path, { mtime, mode: 0o100644, forceDosTimestamp: true });
  }
  archive.end();
  return buffer(archive.outputStream);
}
