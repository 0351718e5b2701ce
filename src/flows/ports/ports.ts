import type { CustomerRequest } from '../../domain/request.ts';
import type { AppError } from '../../errors.ts';
import type { ApprovalChannel, Audience, Conversation, Notice, RequestNotice, SentMessage } from './chat-port.ts';

/** What the flows need of the world. Adapters implement it; none of them logs or decides. */

export * from './audit-port.ts';
export * from './chat-port.ts';
export * from './consent-port.ts';
export * from './job-port.ts';
export * from './operator-port.ts';
export * from './other-requests-port.ts';
export * from './partner-center-port.ts';
export * from './sealing-port.ts';
export * from './store-port.ts';
export * from './webhook-port.ts';

export interface Clock {
  now(): Date;
}

export interface Ids {
  /** 128 random bits as base64url: an id that nobody can guess. */
  opaque(): string;
  /** A random GUID. */
  guid(): string;
}

export interface AccessToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/** What is kept of the sign-in on behalf of the consenting user, for every process. */
export interface StoredTokens {
  readonly refreshToken: string;
  /** Came with the refresh token: whoever waited meanwhile uses it instead of asking Entra again. */
  readonly access?: AccessToken;
  /** Fingerprints of the refresh tokens from the settings that this one took the place of: none of them is used again. */
  readonly seeds?: readonly string[];
}

/** Where the refresh token of the consenting user lives between two uses. Entra gives a new one at each use. */
export interface RefreshTokenStore {
  /** @throws AppError `sealing.keyMissing`, `sealing.broken` */
  load(): Promise<StoredTokens | undefined>;
  save(tokens: StoredTokens): Promise<void>;
  /**
   * Runs the work while no other process and nobody else in this one does. A token is loaded, used and saved within:
   * two that use the same one lock each other out where Entra takes it once only. Waits for its turn for a while.
   * @throws whatever the work throws; an error of the database when the turn does not come
   */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/** Who mends a sign-in that fails: somebody who consents, or the operator. */
export type SignInRemedy = 'consent' | 'credentials' | 'sealingKeys';

/** The program's own sign-in to Partner Center, as those see it who watch over it. */
export interface SignInHealth {
  /**
   * Signs in, unless it is signed in for some minutes still, and sees that Partner Center takes that: by the calls that are
   * made anyway, or by one of its own.
   * @throws AppError `signIn.failed`, `signIn.unavailable`; `partnerCenter.*` when Partner Center cannot be asked
   */
  check(): Promise<void>;
  /**
   * Why nobody gets in, at Entra or at Partner Center, until somebody does; undefined also while they are merely away. It
   * has a `refusal` when Partner Center said it.
   */
  failure(): (AppError & { readonly mendedBy: SignInRemedy }) | undefined;
}

/** A secret at rest: ciphertext, nonce and tag in base64, and which key opens it. */
export interface Sealed {
  readonly keyId: string;
  readonly nonce: string;
  readonly ciphertext: string;
  readonly tag: string;
}

/** Seals with AES-256-GCM. `context` is bound as associated data: a sealed value opens only in the same context. */
export interface Sealer {
  /** The key that seals. A key's id tells nothing of the key. */
  readonly newestKeyId: string;
  /** Every key there is, the newest first. */
  readonly keyIds: readonly string[];
  seal(secret: string, context: string): Sealed;
  /**
   * The same secret sealed with the newest key, in the same context or in the next one; it becomes no text meanwhile.
   * @throws AppError `sealing.keyMissing`, `sealing.broken`
   */
  reseal(sealed: Sealed, context: string, nextContext?: string): Sealed;
  /** Whether the key is there. */
  canOpen(sealed: Pick<Sealed, 'keyId'>): boolean;
  /** @throws AppError `sealing.keyMissing`, `sealing.broken` */
  open(sealed: Sealed, context: string): string;
}

/** Shows a request in chat: what exactly is the messenger's business (a view), where and whether is the flow's. */
export interface Messenger {
  /**
   * Replaces a message by the request as it is now.
   * @throws AppError `connector.messageGone`, `connector.conversationGone`, `connector.throttled`, `connector.unavailable`
   */
  update(message: SentMessage, request: CustomerRequest): Promise<void>;
  /**
   * Sends the request to the person of the conversation, privately, as much of it as is theirs to see: an ordinary message
   * in a personal chat, a targeted one elsewhere. Never falls back to a public send.
   */
  post(conversation: Conversation, request: CustomerRequest, audience: Audience): Promise<SentMessage>;
  /** Shows the request in a channel, to everybody in it: nothing of it that is not for everybody. */
  postToChannel(channel: ApprovalChannel, request: CustomerRequest): Promise<SentMessage>;
  /** Deletes a message; one that is gone already is no error. */
  remove(message: SentMessage): Promise<void>;
  /** The person's own chat with the bot, opened if need be. */
  openPersonalChat(conversation: Conversation): Promise<Conversation>;
  /** Says something in the person's own chat with the bot, in the language that they use there. */
  notify(personalChat: Conversation, notice: Notice): Promise<void>;
  /** Tells the person of the conversation, privately as `post` does. */
  tell(conversation: Conversation, notice: RequestNotice, request: CustomerRequest): Promise<void>;
  /** For everybody in a shared conversation to see: that its person should open a chat with the bot. Nothing else is said. */
  askToOpenChat(shared: Conversation): Promise<void>;
}

/** One at a time for a key, within this process. */
export interface Lanes {
  /**
   * Resolves when it is the caller's turn, with the function that ends the turn; with a patience, at the latest after
   * so many milliseconds, turn or not.
   */
  enter(key: string, patienceMs?: number): Promise<() => void>;
}

/** Static messages with facts; which facts may appear is the logger's allow-list. */
export interface Log {
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts, error?: unknown): void;
}

export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;
