import { z } from 'zod';

/** A `Sealed` value as it comes back from the database. */
export const sealedSchema = z.object({
  keyId: z.string(),
  nonce: z.string(),
  ciphertext: z.string(),
  tag: z.string(),
});
