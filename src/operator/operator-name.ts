const maxCharacters = 64;

/** The name of who runs a command, fit for the audit: printable, in one line, 64 characters at the most. */
export function operatorName(userName: string): string {
  const printable = userName.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return [...printable].slice(0, maxCharacters).join('').trim() || 'unknown';
}
