/** So many random bytes: node:crypto's randomBytes, or a fixed sequence in a test. */
export type Random = (size: number) => Uint8Array;

/** A random GUID (RFC 9562, version 4). */
export function guid(random: Random): string {
  const bytes = Buffer.from(random(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** True for a GUID in the usual form, upper or lower case. */
export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

const classes = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!#$%*+-=?@^_'] as const;

/** A password of 14 characters with at least one of each class: upper, lower, digit, symbol. */
export function password(random: Random): string {
  const all = classes.join('');
  const [...bytes] = random(14);
  return bytes.map((byte, index) => pick(classes[index] ?? all, byte)).join('');
}

function pick(characters: string, byte: number): string {
  return characters.charAt(byte % characters.length);
}
