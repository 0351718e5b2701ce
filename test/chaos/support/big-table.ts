import assert from 'node:assert/strict';
import type { SqlExecutor } from '../../../src/storage/sql-executor.ts';
import { startTestDesk, type TestDesk, type TestDeskOptions } from '../../support/test-desk.ts';
import { type Comparison, compareClicks, makeOriginals } from './compare-clicks.ts';
import { fillTable } from './fill-table.ts';
import { sizes } from './sizes.ts';
import { inWords, part } from './summary.ts';

/** More than that could be felt; below the second line a clock cannot tell. */
const worstRatio = 1.5;
const noticeableMs = 5;

export interface BigTableOptions {
  readonly name: string;
  /** The settings of each desk's own database. */
  readonly settings: () => Promise<NonNullable<TestDeskOptions['env']>>;
  readonly dropDatabases?: () => Promise<unknown>;
  /** Runs the work on the desk's database while the desk is stopped. */
  readonly inDatabase: (desk: TestDesk, work: (executor: SqlExecutor) => Promise<unknown>) => Promise<void>;
}

/** Measures clicks beside a full table and beside an empty one. */
export function describeBigTable({ name, settings, inDatabase, dropDatabases }: BigTableOptions): void {
  describe(`${sizes.rows} requests in the table, ${name}`, function () {
    this.timeout(120_000 + sizes.clicks * 2_000);
    const counts = part(`${sizes.rows} requests, ${name}`);
    const desks: TestDesk[] = [];
    after(async () => {
      await Promise.all(desks.map((desk) => desk.close()));
      await dropDatabases?.();
    });

    it('make no click measurably slower', async function () {
      for (let count = 0; count < 2; count += 1) desks.push(await startTestDesk({ env: await settings() }));
      const [empty, full] = desks;
      assert(empty && full);
      const owners = [await makeOriginals(empty), await makeOriginals(full)] as const;
      await full.stop();
      await inDatabase(full, async (executor) => {
        counts.requests = await fillTable(executor, sizes.rows);
      });
      await full.restart();
      const sides = [
        { desk: empty, owner: owners[0] },
        { desk: full, owner: owners[1] },
      ] as const;
      let compared = await compareClicks(...sides, sizes.clicks);
      // Other work on the machine may hit the one and not the other, but hardly so twice.
      if (slowerOf(compared).length > 0) compared = await compareClicks(...sides, sizes.clicks);
      for (const { click, ratio, emptyMs, fullMs } of compared) {
        counts[`times an empty table’s (${click}: ${emptyMs.toFixed(1)} → ${fullMs.toFixed(1)} ms)`] = ratio.toFixed(2);
      }
      if (this.test) this.test.title += ` (${inWords(counts)})`;
      assert.deepEqual(slowerOf(compared), []);
    });
  });
}

function slowerOf(compared: readonly Comparison[]): readonly Comparison[] {
  return compared.filter(({ ratio, emptyMs, fullMs }) => ratio > worstRatio && fullMs - emptyMs > noticeableMs);
}
