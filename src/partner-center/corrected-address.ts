import { z } from 'zod';
import type { Profile } from '../domain/profile.ts';

const part = z.string().nullish();
const words = z.object({
  reason: z.string().catch(''),
  corrected_address: z
    .object({ country: part, region: part, city: part, address_line1: part, address_line2: part, postal_code: part })
    .nullish(),
});

interface Correction {
  readonly suggestions: readonly Profile[];
  readonly message: string;
}

/**
 * Reads the description of the old "invalid address" refusal (400, code 2007): JSON inside a JSON text, with a reason and
 * sometimes the corrected address, whose `region` is what is called `state` elsewhere.
 * Source: Partner Center REST, "Validate an address" of 2018.
 */
export function correctedAddress(description: string): Correction {
  const parsed = words.safeParse(jsonOf(description));
  if (!parsed.success) return { suggestions: [], message: description };
  const { reason, corrected_address: corrected } = parsed.data;
  const message = reason.replaceAll('&#39;', "'");
  if (!corrected) return { suggestions: [], message };
  const suggestion = {
    addressLine1: corrected.address_line1,
    addressLine2: corrected.address_line2,
    city: corrected.city,
    state: corrected.region,
    postalCode: corrected.postal_code,
    country: corrected.country,
  };
  return { suggestions: [Object.fromEntries(Object.entries(suggestion).filter(([, value]) => value))], message };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
