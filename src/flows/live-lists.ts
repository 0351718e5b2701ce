import { type CountryRequirements, requirementsFor } from '../domain/countries/country-requirements.ts';
import type { LiveCountryRules } from '../domain/countries/live-country-rules.ts';
import { asAppError } from '../errors.ts';
import type { Clock, Ids, Log, PartnerCenter, Reseller } from './ports.ts';

const countryRulesMaxAgeMs = 24 * 3_600_000;
const resellersMaxAgeMs = 10 * 60_000;
/** After a failure the next try waits so long, so that no click pays for it again and again. */
const retryAfterMs = 30_000;

/**
 * Partner Center's lists that change rarely: kept for a while, and never in a click's way. A reading that is slower than
 * the caller's patience goes on by itself and serves the next one.
 */
export interface LiveLists {
  /** Partner Center's rules laid over our own table; our own table alone while Partner Center does not answer. */
  requirements(country: string, locale: string, patienceMs: number): Promise<CountryRequirements>;
  /** The partner's resellers; undefined while Partner Center does not answer and none were read before. */
  resellers(locale: string, patienceMs: number): Promise<readonly Reseller[] | undefined>;
}

interface Entry<T> {
  readonly value: T | undefined;
  readonly freshUntil: number;
}

export interface LiveListsOptions {
  readonly partnerCenter: PartnerCenter;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly wait: (ms: number) => Promise<void>;
}

export function createLiveLists({ partnerCenter, clock, ids, log, wait }: LiveListsOptions): LiveLists {
  const rules = cache<LiveCountryRules>(countryRulesMaxAgeMs);
  const resellerLists = cache<readonly Reseller[]>(resellersMaxAgeMs);

  function cache<T>(maxAgeMs: number) {
    const entries = new Map<string, Entry<T>>();
    const readings = new Map<string, Promise<void>>();

    async function read(key: string, fetch: () => Promise<T>): Promise<void> {
      const now = clock.now().getTime();
      try {
        entries.set(key, { value: await fetch(), freshUntil: now + maxAgeMs });
      } catch (error) {
        log.warn('A list could not be read from Partner Center', { reason: asAppError(error).code });
        entries.set(key, { value: entries.get(key)?.value, freshUntil: now + retryAfterMs });
      } finally {
        readings.delete(key);
      }
    }

    return async function get(key: string, patienceMs: number, fetch: () => Promise<T>): Promise<T | undefined> {
      const known = entries.get(key);
      if (known && clock.now().getTime() < known.freshUntil) return known.value;
      const reading = readings.get(key) ?? read(key, fetch);
      if (!readings.has(key) && entries.get(key) === known) readings.set(key, reading);
      await Promise.race([reading, wait(patienceMs)]);
      return entries.get(key)?.value;
    };
  }

  return {
    async requirements(country, locale, patienceMs) {
      const live = await rules(country, patienceMs, () =>
        partnerCenter.countryRules(country, { correlationId: ids.guid(), locale }),
      );
      return requirementsFor(country, live);
    },
    resellers: (locale, patienceMs) =>
      resellerLists('all', patienceMs, () => partnerCenter.resellers({ correlationId: ids.guid(), locale })),
  };
}
