import { inflateRawSync } from 'node:zlib';

const centralDirectoryEntry = 0x02014b50;
const endOfCentralDirectory = 0x06054b50;

/** The entries of a small zip archive, in their order. Source: PKWARE APPNOTE 4.3.7, 4.3.12 and 4.3.16. */
export function readZip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== endOfCentralDirectory) throw new Error('not a zip archive without a comment');
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== centralDirectoryEntry) throw new Error('broken central directory');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(
      name,
      content(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)),
    );
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

function content(bytes: Buffer, localHeader: number, method: number, size: number): Buffer {
  const start = localHeader + 30 + bytes.readUInt16LE(localHeader + 26) + bytes.readUInt16LE(localHeader + 28);
  const packed = bytes.subarray(start, start + size);
  return method === 0 ? packed : inflateRawSync(packed);
}
