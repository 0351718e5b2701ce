import type { SalesRegion } from '../../domain/countries/country.ts';
import { type CountryRequirements, requirementsFor } from '../../domain/countries/country-requirements.ts';
import type { LiveCountryRules } from '../../domain/countries/live-country-rules.ts';
import { resolveCountry } from '../../domain/countries/names/country-names.ts';
import { salesRegionOf } from '../../domain/countries/sales-regions.ts';
import { asAppError } from '../../errors.ts';
import type { Clock, Ids, Log, OrganizationProfile, PartnerCenter, Reseller } from '../ports/ports.ts';

const dayMs = 24 * 3_600_000;
const resellersMaxAgeMs = 10 * 60_000;
/** After a failure the next try waits so long, so that no click pays for it again and again. */
const retryAfterMs = 30_000;
/** A sign-in that may not read the profile now may not in a minute either. */
const refusedProfileMs = 3_600_000;

/**
 * Partner Center's lists that change rarely: kept for a while, and never in a click's way. A reading that is slower than
 * the caller's patience goes on by itself and serves the next one.
 */
export interface LiveLists {
  /** Partner Center's rules laid over our own table; our own table alone while Partner Center does not answer. */
  requirements(country: string, locale: string, patienceMs: number): Promise<CountryRequirements>;
  /** The partner's resellers; undefined while Partner Center does not answer and none were read before. */
  resellers(locale: string, patienceMs: number): Promise<readonly Reseller[] | undefined>;
  /**
   * The partner's own sales region; undefined while its profile is not known, and for a partner in no region. Only the
   * first to ask waits; nobody does after a failure, or while it is read again.
   */
  salesRegion(locale: string, patienceMs: number): Promise<SalesRegion | undefined>;
}

/** How a list is kept. */
interface Keeping {
  readonly maxAgeMs: number;
  /** After a refusal the next try waits so long; absent: as long as after any failure. */
  readonly refusedMs?: number;
  /** Only who begins the first reading waits for it; to all others what is kept, old or nothing, is good enough. */
  readonly waitsOnce?: boolean;
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
  const rules = cache<LiveCountryRules>({ maxAgeMs: dayMs });
  const resellerLists = cache<readonly Reseller[]>({ maxAgeMs: resellersMaxAgeMs });
  const profileKeeping = { maxAgeMs: dayMs, refusedMs: refusedProfileMs, waitsOnce: true };
  const profiles = cache<OrganizationProfile>(profileKeeping);

  function cache<T>({ maxAgeMs, refusedMs = retryAfterMs, waitsOnce = false }: Keeping) {
    const entries = new Map<string, Entry<T>>();
    const readings = new Map<string, Promise<void>>();

    async function read(key: string, fetch: () => Promise<T>): Promise<void> {
      const now = clock.now().getTime();
      try {
        entries.set(key, { value: await fetch(), freshUntil: now + maxAgeMs });
      } catch (error) {
        const { code, retry } = asAppError(error);
        log.warn('A list could not be read from Partner Center', { reason: code });
        const afterMs = retry === 'never' ? refusedMs : retryAfterMs;
        entries.set(key, { value: entries.get(key)?.value, freshUntil: now + afterMs });
      } finally {
        readings.delete(key);
      }
    }

    return async function get(key: string, patienceMs: number, fetch: () => Promise<T>): Promise<T | undefined> {
      const known = entries.get(key);
      if (known && clock.now().getTime() < known.freshUntil) return known.value;
      const begun = readings.get(key);
      const reading = begun ?? read(key, fetch);
      if (!readings.has(key) && entries.get(key) === known) readings.set(key, reading);
      if (waitsOnce && (known || begun)) return known?.value;
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
    async salesRegion(locale, patienceMs) {
      const profile = await profiles('own', patienceMs, () =>
        partnerCenter.organizationProfile({ correlationId: ids.guid(), locale }),
      );
      const country = profile && resolveCountry(profile.country);
      return country ? salesRegionOf(country) : undefined;
    },
  };
}
