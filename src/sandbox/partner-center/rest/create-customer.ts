import type { SandboxCustomer } from '../customer-list.ts';
import type { Reply } from '../http/reply.ts';
import { guid } from '../random.ts';
import type { World } from '../world.ts';
import { checkNewCustomer } from './check-new-customer.ts';
import { customerResource } from './customer-resource.ts';
import type { PartnerCall } from './partner-call.ts';
import { refusalAsReply } from './service-error.ts';

/**
 * `POST /v1/customers`. Idempotent by MS-RequestId: the same id gets the same answer, a refusal too, and creates nothing
 * more. Source: Partner Center REST, "Create a customer", "Partner Center REST headers".
 */
export function createCustomer(call: PartnerCall, world: World): Reply {
  const { forgetsRequestIds, replaysWithoutCredentials } = world.options;
  const answered = forgetsRequestIds ? undefined : world.answers.get(call.requestId);
  if (answered) return replaysWithoutCredentials ? withoutCredentials(answered) : answered;
  const reply = refusalAsReply(() => create(call, world));
  world.answers.set(call.requestId, reply);
  return reply;
}

function create(call: PartnerCall, world: World): Reply {
  const { random, clock, passwords } = world.options;
  const body = checkNewCustomer(call, world);
  const customer: SandboxCustomer = {
    id: guid(random),
    commerceId: guid(random),
    adminId: guid(random),
    domain: body.companyProfile?.domain?.toLowerCase() ?? '',
    companyName: body.billingProfile?.companyName ?? '',
    country: body.billingProfile?.defaultAddress?.country?.toUpperCase() ?? '',
    associatedPartnerId: body.associatedPartnerId?.toLowerCase(),
    // production since 2023-11-01: an absent flag means default GDAP. Source: Partner Center, "GDAP frequently asked questions"
    enableGDAPByDefault: body.enableGDAPByDefault ?? true,
    requestId: call.requestId,
    correlationId: call.correlationId,
    createdAt: clock.now(),
    body,
  };
  world.customers.add(customer);
  const userCredentials = { userName: 'admin', password: passwords() };
  world.passwords.set(customer.id, userCredentials.password);
  return { status: 201, body: { ...customerResource(customer), userCredentials } };
}

function withoutCredentials(reply: Reply): Reply {
  if (reply.status !== 201) return reply;
  return { ...reply, body: { ...Object(reply.body), userCredentials: undefined } };
}
