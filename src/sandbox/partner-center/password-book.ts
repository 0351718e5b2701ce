/** The passwords that customers' administrators were given. For whoever runs the sandbox in code: no page or call shows them. */
export class PasswordBook {
  readonly #passwords = new Map<string, readonly string[]>();

  set(customerId: string, password: string): void {
    this.#passwords.set(customerId, [...this.given(customerId), password]);
  }

  /** Oldest first; the last one is the one that works. */
  given(customerId: string): readonly string[] {
    return this.#passwords.get(customerId) ?? [];
  }

  clear(): void {
    this.#passwords.clear();
  }
}

/**
 * What Microsoft Entra takes: 8 to 256 characters of three classes out of four, and nothing beyond ASCII.
 * Source: Microsoft Entra, "Password policies and account restrictions".
 */
export function isStrongPassword(password: string): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((characters) => characters.test(password));
  return /^[\x20-\x7e]{8,256}$/.test(password) && classes.length >= 3;
}
