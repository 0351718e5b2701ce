import type { SandboxOptions } from '../options.ts';

/** What a person agreed to, as the authorization code stands for it. */
export interface Consented {
  readonly redirectUri: string;
  readonly scope: string;
  /** base64url of the SHA-256 of the code verifier. Source: RFC 7636, section 4.2. */
  readonly codeChallenge: string;
  readonly nonce: string | undefined;
}

/** Source: Microsoft identity platform, "OAuth 2.0 authorization code flow": a code expires after about 10 minutes. */
const codeLifetimeMs = 10 * 60 * 1000;

/** The authorization codes that the token service gave out; each can be redeemed once. */
export class CodeLedger {
  readonly #options: SandboxOptions;
  readonly #codes = new Map<string, Consented & { readonly expiresAt: Date }>();
  readonly #redeemed = new Set<string>();

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  issue(consented: Consented): string {
    const { clock, random } = this.#options;
    const code = `1.sandbox-code.${Buffer.from(random(32)).toString('base64url')}`;
    this.#codes.set(code, { ...consented, expiresAt: new Date(clock.now().getTime() + codeLifetimeMs) });
    return code;
  }

  /** Takes the code out: it is gone after this, whatever becomes of the request. */
  redeem(code: string): Consented | 'redeemed' | 'expired' | 'unknown' {
    if (this.#redeemed.has(code)) return 'redeemed';
    const found = this.#codes.get(code);
    if (!found) return 'unknown';
    this.#codes.delete(code);
    this.#redeemed.add(code);
    return found.expiresAt > this.#options.clock.now() ? found : 'expired';
  }
}
