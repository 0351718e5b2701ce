/** The pixel size that a PNG declares, or undefined when the bytes are no PNG. */
export function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } | undefined {
  // Signature, then the IHDR chunk: length, type, width, height. Source: PNG specification, sections 5.2 and 11.2.2.
  if (bytes.length < 24 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
