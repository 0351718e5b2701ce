import { decideAsApp, viewAsApp } from '../../src/flows/approval/decide-as-app.ts';
import { createAppTokens } from '../../src/http/app-tokens.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { englishProblem } from '../../src/teams/english-problem.ts';
import { policyNow } from './approval-states.ts';
import { type FakeEntra, startFakeEntra } from './fake-entra.ts';
import { homeTenant } from './matrix-people.ts';
import { type StillDesk, startStillDesk } from './still-desk.ts';

/** Fewer calls a minute than any limit counts. */
const msPerCall = 1_500;

/** The approval routes over HTTP, before a desk in which nothing happens by itself. */
export interface ApprovalApiDesk {
  readonly desk: StillDesk;
  readonly entra: FakeEntra;
  readonly url: string;
  close(): Promise<void>;
}

/** @param apps object ids of the apps that the settings let in */
export async function startApprovalApiDesk(now: Date, apps: readonly string[]): Promise<ApprovalApiDesk> {
  const audience = 'api://a91c0b7e-2d43-4f68-9b15-c0de0000a001';
  const clock = { now: () => now };
  const [desk, entra] = await Promise.all([
    startStillDesk({ approvals: policyNow, clock, allowedTenants: [homeTenant] }),
    startFakeEntra({ tenantId: homeTenant, audience, app: apps[0] ?? '' }),
  ]);
  const { authority } = entra;
  let calls = 0;
  const server = createHttpServer({
    ...{ receive: desk.receive, checks: {}, metrics: async () => '', log: createLog('silent') },
    clock: { now: () => new Date(now.getTime() + ++calls * msPerCall) },
    approvalApi: {
      tokens: createAppTokens({
        ...{ authority, tenantId: homeTenant, audience, role: 'Requests.Decide', apps, clock },
        fetch: entra.around(fetch),
      }),
      view: (app, requestId) => viewAsApp(desk.flow, app, requestId),
      decide: (decision) => decideAsApp(desk.flow, decision),
      say: englishProblem,
    },
  });
  return {
    desk,
    entra,
    url: `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/api/requests`,
    async close() {
      await server.close();
      await Promise.all([desk.close(), entra.close()]);
    },
  };
}
