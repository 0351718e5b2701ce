import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import type { RequestState } from '../domain/request.ts';
import type { AuditEvent, OperatorReads, StoredSummary, SummaryQuery, TrailEntry } from '../flows/ports/ports.ts';
import { ownerOf } from './person-columns.ts';
import { listRequestNotices } from './request-notices.ts';
import { stateSchema } from './request-schemas.ts';
import type { RequestTable, Tables } from './tables.ts';

/** The events that lead into a state. Where a creation begins is none: it was wanted when it was confirmed. */
const intoState: readonly AuditEvent[] = [
  'request.started',
  'request.cancelled',
  'request.submitted',
  'request.withdrawn',
  'request.rejected',
  'request.returned',
  'request.expired',
  'request.retried',
  'request.corrected',
  'creation.succeeded',
  'creation.refused',
  'creation.unclear',
  'credential.destroyed',
  'operator.retried',
  'operator.resolved',
];
const confirmed: readonly RequestState[] = ['submitted', 'approved', 'creating'];

export function createOperatorReads(db: Kysely<Tables>): OperatorReads {
  return {
    summaries: (wanted) => summaries(db, wanted),
    async stuck(before) {
      const [attention, confirmedLong, behind, unknown] = [
        await needingAttention(db),
        await confirmedBefore(db, before),
        await behindSince(db, before),
        await postedBefore(db, before),
      ];
      return [
        ...attention.map(({ id }) => ({ requestId: id, reason: 'needsAttention' }) as const),
        ...confirmedLong.map(({ id, waits }) => {
          return { requestId: id, reason: waits ? 'waitsForSignIn' : 'noProgress' } as const;
        }),
        ...[...behind, ...unknown].map(({ id }) => ({ requestId: id, reason: 'messageBehind' }) as const),
      ];
    },
    trail: (requestId) => trail(db, requestId),
    notices: (requestId) => listRequestNotices(db, requestId),
    countUnreached: () => countUnreached(db),
  };
}

async function summaries(db: Kysely<Tables>, { state, ids, limit }: SummaryQuery): Promise<readonly StoredSummary[]> {
  if (ids?.length === 0) return [];
  const rows = await db
    .selectFrom('request')
    .selectAll()
    .select((from) => [
      since(from).as('since'),
      sql<string | null>`coalesce(customer->>'domain', creation->>'domain', profile->>'domain')`.as('wholeDomain'),
      sql<string | null>`profile->>'companyName'`.as('companyName'),
      sql<number | null>`(creation->>'attempts')::integer`.as('attempts'),
      sql<string | null>`failure->>'partnerCenterCode'`.as('code'),
      waits.as('waits'),
    ])
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .orderBy('updated_at', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(summaryOf);
}

interface Computed {
  readonly since: Date | null;
  readonly wholeDomain: string | null;
  readonly companyName: string | null;
  readonly attempts: number | null;
  readonly code: string | null;
  readonly waits: boolean;
}

function summaryOf(row: Selectable<RequestTable> & Computed): StoredSummary {
  const code = row.code || (row.waits ? 'signIn.failed' : undefined);
  return {
    id: row.id,
    number: row.number,
    state: stateSchema.parse(row.state),
    since: row.since ?? row.updated_at,
    owner: ownerOf(row),
    ...(row.companyName === null ? {} : { companyName: row.companyName }),
    ...(row.wholeDomain === null ? {} : { domain: row.wholeDomain }),
    attempts: row.attempts ?? 0,
    ...(code ? { code } : {}),
  };
}

const waits = sql<boolean>`coalesce((creation->>'waitsForSignIn')::boolean, false)`;

function since(from: ExpressionBuilder<Tables, 'request'>) {
  return from
    .selectFrom('audit')
    .select(({ fn }) => fn.max('audit.at').as('at'))
    .whereRef('audit.request_id', '=', 'request.id')
    .where((is) =>
      is.or([
        is('audit.event', 'in', intoState),
        // Every vote is one, and the last one alone ends the wait.
        is.and([is('audit.event', '=', 'request.approved'), is('request.state', '<>', 'pendingApproval')]),
        // The details of a draft that nobody touched are erased, which ends it; other requests have ended before.
        is.and([is('audit.event', '=', 'request.erased'), is('request.state', '=', 'expired')]),
      ]),
    );
}

function needingAttention(db: Kysely<Tables>) {
  return db.selectFrom('request').select('id').where('state', '=', 'needsAttention').execute();
}

function confirmedBefore(db: Kysely<Tables>, before: Date) {
  return db
    .selectFrom('request')
    .select(['id', waits.as('waits')])
    .where('state', 'in', confirmed)
    .where((from) => from(from.fn.coalesce(since(from), 'updated_at'), '<', before))
    .execute();
}

/**
 * But not those that wait on purpose, while the owner may be looking at the password. An erasure is a new version that leaves
 * the time of the last touch.
 */
function behindSince(db: Kysely<Tables>, before: Date) {
  return db
    .selectFrom('request')
    .select('id')
    .where('state', '<>', 'draft')
    .where(({ fn }) => fn<Date>('greatest', ['updated_at', 'erased_at']), '<', before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('message')
          .select('message.request_id')
          .whereRef('message.request_id', '=', 'request.id')
          .whereRef('message.version', '<', 'request.version'),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('credential')
            .select('credential.request_id')
            .whereRef('credential.request_id', '=', 'request.id')
            .where('credential.sealed', 'is not', null)
            .where('credential.claimed_at', 'is not', null),
        ),
      ),
    )
    .execute();
}

/** A post of which nobody knows what became, and no other message for those whom it was for, while there is something to show. */
function postedBefore(db: Kysely<Tables>, before: Date) {
  return db
    .selectFrom('pending_post')
    .innerJoin('request', 'request.id', 'pending_post.request_id')
    .select('request.id')
    .where('pending_post.begun_at', '<', before)
    .where('pending_post.withheld_at', 'is', null)
    .where('request.state', 'not in', ['draft', 'withdrawn', 'delivered'])
    .where('request.erased_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message')
            .select('message.request_id')
            .whereRef('message.request_id', '=', 'request.id')
            .whereRef('message.audience', '=', 'pending_post.audience'),
        ),
      ),
    )
    .execute();
}

async function countUnreached(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct approver)::integer as count
    from request, jsonb_array_elements_text(approval -> 'unreached') approver
    where state = 'pendingApproval'`.execute(db);
  return rows[0]?.count ?? 0;
}

async function trail(db: Kysely<Tables>, requestId: string): Promise<readonly TrailEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['position', 'at', 'version', 'actor_kind', 'actor_tenant_id', 'actor_object_id', 'event', 'facts'])
    .where('request_id', '=', requestId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    position: Number(row.position),
    at: row.at.toISOString(),
    version: row.version,
    actor: { kind: row.actor_kind, tenantId: row.actor_tenant_id, objectId: row.actor_object_id },
    event: row.event,
    facts: row.facts,
  }));
}
