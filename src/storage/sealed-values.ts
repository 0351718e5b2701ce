import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import {
  type SealedCount,
  type SealedKind,
  type SealedPlace,
  type SealedValues,
  type StoredSealed,
  sealedKinds,
} from '../flows/ports/ports.ts';
import { consentContext } from './consents.ts';
import type { Database } from './database.ts';
import { refreshTokenContext } from './refresh-token-store.ts';
import { sealedSchema } from './sealed.ts';
import { runningSealingKeys } from './sealing-processes.ts';
import type { Tables } from './tables.ts';

/** A table with a column `sealed`, and the column that names its rows. */
export const sealedTables = {
  refreshToken: { table: 'refresh_token', key: 'name' },
  credential: { table: 'credential', key: 'request_id' },
  passwordReset: { table: 'password_reset', key: 'request_id' },
  pendingConsent: { table: 'pending_consent', key: 'key' },
} as const satisfies Readonly<Record<SealedKind, { readonly table: keyof Tables; readonly key: string }>>;

/** What a value is bound to, where no request tells it. */
const contexts: Readonly<Partial<Record<SealedKind, (key: string) => string>>> = {
  refreshToken: refreshTokenContext,
  pendingConsent: consentContext,
};

const kindSchema = z.enum(sealedKinds);

export function createSealedValues({ kysely, kind }: Pick<Database, 'kysely' | 'kind'>): SealedValues {
  return {
    counts: () => countSealed(kysely, sealedKinds),
    othersThan: (keyId, after, limit) => othersThan(kysely, keyId, after, limit),
    async replace(place, from, to) {
      const { table, key } = sealedTables[place.kind];
      const { numAffectedRows } = await sql`
        update ${sql.table(table)} set sealed = ${JSON.stringify(to)}::jsonb
        where ${sql.ref(key)} = ${place.key} and sealed = ${JSON.stringify(from)}::jsonb`.execute(kysely);
      return numAffectedRows === 1n;
    },
    // Nobody else can have the embedded database open.
    runningKeys: async () => (kind === 'server' ? runningSealingKeys(kysely) : []),
  };
}

/** How many values of these kinds are sealed with which key. */
export async function countSealed(db: Kysely<Tables>, kinds: readonly SealedKind[]): Promise<readonly SealedCount[]> {
  if (kinds.length === 0) return [];
  const { rows } = await sql<{ kind: string; keyId: string; count: number }>`
    select kind, ${keyId} as "keyId", count(*)::integer as count
    from (${stored(kinds)}) as stored group by 1, 2 order by 1, 2`.execute(db);
  return rows.map((row) => ({ ...row, kind: kindSchema.parse(row.kind) }));
}

async function othersThan(
  db: Kysely<Tables>,
  newest: string,
  after: SealedPlace | undefined,
  limit: number,
): Promise<readonly StoredSealed[]> {
  const place = after
    ? sql`(place, stored.key) > (${sealedKinds.indexOf(after.kind)}::integer, ${after.key}::text)`
    : sql`true`;
  const { rows } = await sql<{ kind: string; key: string; keyId: string; sealed: unknown; number: number | null }>`
    select kind, stored.key, ${keyId} as "keyId", sealed, request.number
    from (${stored(sealedKinds)}) as stored left join request on request.id = stored.request_id
    where ${keyId} <> ${newest} and ${place}
    order by place, stored.key limit ${limit}`.execute(db);
  return rows.map(({ kind: text, key, keyId: id, sealed, number }) => {
    const kind = kindSchema.parse(text);
    const context = contexts[kind]?.(key);
    return {
      kind,
      key,
      keyId: id,
      sealed: sealedSchema.safeParse(sealed).data,
      ...(context === undefined ? {} : { context }),
      ...(number === null ? {} : { requestNumber: number }),
    };
  });
}

const keyId = sql<string>`coalesce(sealed->>'keyId', '')`;

/** Every sealed value of these kinds. */
function stored(kinds: readonly SealedKind[]): RawBuilder<unknown> {
  const parts = kinds.map((kind) => {
    const { table, key } = sealedTables[kind];
    const request = key === 'request_id' ? sql.ref(key) : sql`null`;
    return sql`
      select ${sql.lit(kind)} as kind, ${sql.lit(sealedKinds.indexOf(kind))} as place, ${sql.ref(key)} as key,
        ${request}::text as request_id, sealed
      from ${sql.table(table)} where sealed is not null`;
  });
  return sql.join(parts, sql` union all `);
}
