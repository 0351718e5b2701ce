import { readConfig } from '../../src/config.ts';
import { AppError } from '../../src/errors.ts';
import type { AuditRecord, AuditSource, Clock } from '../../src/flows/ports/ports.ts';
import { createLog } from '../../src/log.ts';
import { openDirectly } from '../../src/operator/open-directly.ts';
import { createRemoteOperator } from '../../src/operator/remote-operator.ts';
import { systemIds } from '../../src/system.ts';
import type { TestDesk } from './test-desk.ts';

const page = 500;

/** The audit of a running program, as the operator's command reads it, from after a position on. */
export async function auditTrail(desk: TestDesk, clock: Clock, after = 0): Promise<readonly AuditRecord[]> {
  const config = readConfig(desk.settings());
  if (config.databaseUrl) {
    const opened = await openDirectly(config, { clock, ids: systemIds, log: createLog('silent') });
    try {
      return await everything(opened.operator, after);
    } finally {
      await opened.close();
    }
  }
  const inUse = new AppError('database.inUse', 'The program has it open.', 'Nothing is to be done.');
  return everything(createRemoteOperator({ config, fetch, clock, ids: systemIds, inUse }), after);
}

async function everything(source: AuditSource, after: number): Promise<readonly AuditRecord[]> {
  const records: AuditRecord[] = [];
  for (let last = after; ; ) {
    const next = await source.auditPage(last, page);
    records.push(...next);
    if (next.length < page) return records;
    last = next.at(-1)?.position ?? last;
  }
}
