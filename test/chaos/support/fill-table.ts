import type { SqlExecutor } from '../../../src/storage/sql-executor.ts';

/**
 * Copies the requests that there are, with their messages and credentials, until there are at least `rows`: each copy with
 * ids, a number, a domain, a company and a customer of its own, every fiftieth still the same owner's.
 */
export async function fillTable({ executeSql }: SqlExecutor, rows: number): Promise<number> {
  const [before] = (await executeSql('select count(*)::integer as count from request')).rows as { count: number }[];
  const copies = Math.ceil(rows / Math.max(1, before?.count ?? 0));
  for (const statement of statements) await executeSql(statement, [copies]);
  const [after] = (await executeSql('select count(*)::integer as count from request')).rows as { count: number }[];
  return after?.count ?? 0;
}

/** Rows with some of their columns replaced; columns that are not named here are copied. */
const statements = [
  `insert into request overriding system value
   select made.* from request original cross join generate_series(1, $1::integer) copy, lateral jsonb_populate_record(
     original,
     jsonb_build_object(
       'id', original.id || '-' || copy,
       'number', 1000000 * (original.number % 100) + copy,
       'origin', original.origin || '-' || copy,
       'owner_object_id', case when copy % 50 = 0 then original.owner_object_id else md5((copy % 200)::text) end,
       'domain', original.domain || 'x' || copy,
       'company_key', 'company' || original.number || 'x' || copy,
       'customer', jsonb_set(original.customer, '{id}', to_jsonb(md5(original.id || copy))),
       'created_at', original.created_at - make_interval(mins => copy),
       'updated_at', original.updated_at - make_interval(mins => copy))) made`,
  `insert into message
   select made.* from message original cross join generate_series(1, $1::integer) copy, lateral jsonb_populate_record(
     original,
     jsonb_build_object(
       'request_id', original.request_id || '-' || copy,
       'conversation_id', original.conversation_id || '-' || copy,
       'activity_id', original.activity_id || '-' || copy)) made`,
  `insert into credential
   select made.* from credential original cross join generate_series(1, $1::integer) copy, lateral jsonb_populate_record(
     original,
     jsonb_build_object('request_id', original.request_id || '-' || copy)) made`,
];
