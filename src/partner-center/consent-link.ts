import { createSignedTexts } from '../domain/signed-text.ts';
import { type Clock, consentPath, type Ids } from '../flows/ports/ports.ts';

/** What a one-time link says. */
export interface ConsentLink {
  /** Unguessable; under it the bot remembers that the link was used. */
  readonly id: string;
  /** The bot's public address, without a slash at the end. */
  readonly base: string;
  readonly expiresAt: Date;
}

export interface ConsentLinks {
  /** A new link to the bot at the base address, as a whole address. */
  make(base: string): string;
  /** The query parameter `link`; undefined when it is not of this bot, was changed, or is over. */
  read(link: string): ConsentLink | undefined;
}

export const linkMinutes = 15;

/**
 * Links by which whoever may run commands beside the bot lets somebody consent. They are made without the database, which
 * a running bot may have for itself alone: that it is used once is the bot's to remember.
 * @param sealingKeys the same as the bot's
 */
export function createConsentLinks(
  sealingKeys: readonly Buffer[],
  clock: Clock,
  ids: Pick<Ids, 'opaque'>,
): ConsentLinks {
  const signed = createSignedTexts(sealingKeys, 'consent link');
  return {
    make(base) {
      const expiresAt = new Date(clock.now().getTime() + linkMinutes * 60_000);
      return `${redirectAddress(base)}?link=${signed.sign(`${ids.opaque()} ${base}`, expiresAt)}`;
    },
    read(link) {
      const found = signed.read(link, clock.now());
      const [id, base] = found?.text.split(' ') ?? [];
      return found && id && base ? { id, base, expiresAt: found.expiresAt } : undefined;
    },
  };
}

/** Where Entra sends the person back to: has to be registered with the app, letter by letter. */
export function redirectAddress(base: string): string {
  return `${base}${consentPath}`;
}
