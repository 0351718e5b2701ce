import { createHmac } from 'node:crypto';
import type { SandboxOptions } from '../options.ts';
import { guid } from '../random.ts';

export interface AccessToken {
  /** `app+user` tokens were asked for with a refresh token, `app` tokens with the app's own credentials. */
  readonly kind: 'app' | 'app+user';
  readonly audience: string;
  readonly expiresAt: Date;
}

/** Source: Partner Center, "Enabling the Secure Application Model": 90 days, each use gives a new one. */
const refreshTokenLifetimeMs = 90 * 24 * 60 * 60 * 1000;

/** The tokens that the token service gave out; the REST API asks it whether one is good. */
export class TokenLedger {
  readonly #options: SandboxOptions;
  readonly #access = new Map<string, AccessToken>();
  readonly #used = new Set<string>();

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  addAccessToken(text: string, token: AccessToken): void {
    this.#access.set(text, token);
  }

  /** The token if it is ours and not expired. */
  findAccessToken(text: string): AccessToken | undefined {
    const token = this.#access.get(text);
    return token && token.expiresAt > this.#options.clock.now() ? token : undefined;
  }

  /** A refresh token that proves itself: a bot that stored it goes on after the sandbox was started anew. */
  newRefreshToken(): string {
    const { clock, random } = this.#options;
    const claim = `1.sandbox.${clock.now().getTime().toString(36)}.${guid(random)}`;
    return `${claim}.${this.#signature(claim)}`;
  }

  /** Uses a refresh token: false when it is not ours, expired, or was single-use and used. */
  useRefreshToken(text: string): boolean {
    if (!this.#isGood(text) || this.#used.has(text)) return false;
    if (this.#options.singleUseRefreshTokens) this.#used.add(text);
    return true;
  }

  #isGood(text: string): boolean {
    if (text === this.#options.refreshToken) return true;
    const [, claim = '', issued = '', signature] = /^(1\.sandbox\.([0-9a-z]+)\.[0-9a-f-]+)\.(\S+)$/.exec(text) ?? [];
    const ageMs = this.#options.clock.now().getTime() - Number.parseInt(issued, 36);
    return signature === this.#signature(claim) && ageMs < refreshTokenLifetimeMs;
  }

  #signature(claim: string): string {
    return createHmac('sha256', this.#options.clientSecret).update(claim).digest('base64url');
  }
}
