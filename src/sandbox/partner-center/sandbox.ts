import type { PostedCustomer } from './call-log.ts';
import { createCertificate } from './certificate.ts';
import { arm } from './control/arm.ts';
import type { SandboxCustomer } from './customer-list.ts';
import type { FaultRequest } from './faults/fault.ts';
import { stop } from './http/listen.ts';
import { resolveOptions, type SandboxOptions } from './options.ts';
import { startRestServer } from './start-rest-server.ts';
import { startTokenServer } from './start-token-server.ts';
import type { VettingStatus } from './vetting-office.ts';
import { clearWorld, createWorld } from './world.ts';

/** A running local Partner Center with its token service. */
export interface Sandbox {
  /** Base address of the REST API and of the page: `http://127.0.0.1:3979`. */
  readonly url: string;
  /** Base address of the token service: `https://127.0.0.1:3980`. */
  readonly authority: string;
  /** PEM; whoever calls the token service must trust it. */
  readonly caCertificate: string;
  /** The PARTNER_* settings with which the product uses this sandbox. */
  settings(): Record<string, string>;
  /** The customers, oldest first. */
  customers(): readonly SandboxCustomer[];
  /** Every password that the customer's administrator was given, oldest first; the last one is the one that works. */
  passwords(customerId: string): readonly string[];
  /** Every `POST /v1/customers` that arrived, oldest first, whatever became of it. */
  posts(): readonly PostedCustomer[];
  /** Arms a fault. @throws z.ZodError, RangeError for a route that there is not */
  fault(fault: FaultRequest): void;
  /** Gives a customer this validation status from now on. */
  vet(customerId: string, status: VettingStatus): void;
  /** Forgets customers, posts, faults and answers; tokens stay good. */
  clear(): void;
  /** Stops at once; calls without an answer are cut off. */
  close(): Promise<void>;
}

/** Starts both servers. Rejects with node's EADDRINUSE when a port is taken, and leaves nothing running then. */
export async function createSandbox(given: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const options = resolveOptions(given);
  const world = createWorld(options);
  const { certificate, key } = await createCertificate();
  const rest = await startRestServer(world);
  const token = await startTokenServer(world, { certificate, key }).catch(async (error: unknown) => {
    await stop(rest.server);
    throw error;
  });
  const url = `http://${options.host}:${rest.port}`;
  const authority = `https://${options.host}:${token.port}`;
  return {
    url,
    authority,
    caCertificate: certificate,
    settings: () => ({
      PARTNER_MODEL: options.model,
      PARTNER_AUTH: 'app+user',
      PARTNER_CENTER_ENDPOINT: url,
      PARTNER_CENTER_AUTHORITY: authority,
      PARTNER_CENTER_DOMAIN_SUFFIX: options.domainSuffix,
      PARTNER_TENANT_ID: options.tenantId,
      PARTNER_CLIENT_ID: options.clientId,
      PARTNER_CLIENT_SECRET: options.clientSecret,
      PARTNER_REFRESH_TOKEN: options.refreshToken,
    }),
    customers: () => world.customers.all(),
    passwords: (customerId) => world.passwords.given(customerId),
    posts: () => world.calls.posts(),
    fault: (fault) => void arm(fault, world),
    vet: (customerId, status) => world.vetting.decide(customerId, status),
    clear: () => clearWorld(world),
    close: async () => {
      await Promise.all([stop(rest.server), stop(token.server)]);
    },
  };
}
