import sinon from 'sinon';
import type { TestDesk } from './test-desk.ts';

/** The interval at which a program looks for what is due. */
const intervalMs = 10_000;

export interface SweptDesk {
  readonly desk: TestDesk;
  /** Has the program look now for what is due, as it does every ten seconds; it looks on when this returns. */
  sweep(): void;
}

/** Starts a program whose looks for what is due can be brought forward. */
export async function startSwept(start: () => Promise<TestDesk>): Promise<SweptDesk> {
  const intervals = sinon.spy(globalThis, 'setInterval');
  try {
    const desk = await start();
    const looks = intervals.getCalls().flatMap(({ args: [look, ms] }) => (ms === intervalMs ? [look] : []));
    return { desk, sweep: () => looks.forEach((look) => void look()) };
  } finally {
    intervals.restore();
  }
}
