import { createHash } from 'node:crypto';
import { createSignedTexts } from '../domain/signed-text.ts';
import type { Clock, Ids } from '../flows/ports/ports.ts';

export interface OperatorPasses {
  /** A pass for this very body, as the value of `Authorization`. */
  make(body: string): string;
  /** True once for a pass that was made for this body less than a minute ago, and since these passes are taken. */
  take(authorization: string, body: string): boolean;
}

const goodForMs = 60_000;
const scheme = 'Bearer ';

/**
 * Passes by which a command beside the running program proves that it has the same sealing key. Which of them were used is
 * kept in memory: what was made before this memory began is not taken, so that a restart lets nobody use one again.
 */
export function createOperatorPasses(
  sealingKeys: readonly Buffer[],
  clock: Clock,
  ids: Pick<Ids, 'opaque'>,
): OperatorPasses {
  const signed = createSignedTexts(sealingKeys, 'operator call');
  const began = clock.now().getTime();
  /** Ids of used passes, and when they end by themselves. */
  const used = new Map<string, number>();

  return {
    make(body) {
      const expiresAt = new Date(clock.now().getTime() + goodForMs);
      return `${scheme}${signed.sign(`${ids.opaque()} ${digest(body)}`, expiresAt)}`;
    },
    take(authorization, body) {
      const now = clock.now();
      const found = authorization.startsWith(scheme) ? signed.read(authorization.slice(scheme.length), now) : undefined;
      const [id, boundTo] = found?.text.split(' ') ?? [];
      if (!found || !id || boundTo !== digest(body)) return false;
      const madeAt = found.expiresAt.getTime() - goodForMs;
      if (madeAt < began || madeAt > now.getTime() || used.has(id)) return false;
      for (const [old, endsAt] of used) if (endsAt <= now.getTime()) used.delete(old);
      used.set(id, found.expiresAt.getTime());
      return true;
    },
  };
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('base64url');
}
