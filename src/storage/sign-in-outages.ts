import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** One statement, so that of several processes that fail at the same moment one begins the outage and all get its id. */
export async function noteSignInFailure(db: Kysely<Tables>, at: Date): Promise<number> {
  const { id } = await db
    .insertInto('sign_in_outage')
    .values({ began_at: at, works_since: null, ended_at: null })
    .onConflict((conflict) =>
      conflict.expression(sql`(ended_at is null)`).where('ended_at', 'is', null).doUpdateSet({ works_since: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** One statement, so that a failure of another process comes before it or after it, never in between. */
export async function noteSignInWorks(db: Kysely<Tables>, at: Date, steadySince: Date): Promise<void> {
  await db
    .updateTable('sign_in_outage')
    .set(({ fn, ref, val, case: when }) => ({
      works_since: fn.coalesce('works_since', val(at)),
      ended_at: when()
        .when(fn.coalesce('works_since', val(at)), '<=', steadySince)
        .then(at)
        .else(ref('ended_at'))
        .end(),
    }))
    .where('ended_at', 'is', null)
    .where((or) => or.or([or('works_since', 'is', null), or('works_since', '<=', steadySince)]))
    .execute();
}
