import { z } from 'zod';
import { requestStates } from '../domain/request.ts';
import { type Operator, sealedKinds } from '../flows/ports/ports.ts';

/** The body of `POST /operator`: one method of the operator's, and what it is given. */

const number = z.int().min(1);
const version = z.int().min(1);
const resolution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('customer'), customerId: z.guid(), version }),
  z.strictObject({ kind: z.literal('notCreated'), version }),
]);
/** Who runs the command, as it says itself. */
const by = z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u);
const query = z.strictObject({
  state: z.enum(requestStates).exactOptional(),
  stuck: z.literal(true).exactOptional(),
  limit: z.int().min(1).max(1000),
});

const place = z.strictObject({ kind: z.enum(sealedKinds), key: z.string().max(1000) });

export const operatorCall = z.discriminatedUnion('call', [
  z.strictObject({ call: z.literal('list'), arguments: z.tuple([query]) }),
  z.strictObject({ call: z.literal('show'), arguments: z.tuple([number]) }),
  z.strictObject({ call: z.literal('retry'), arguments: z.tuple([number, by]) }),
  z.strictObject({ call: z.literal('resolve'), arguments: z.tuple([number, resolution, by]) }),
  z.strictObject({ call: z.literal('sealing'), arguments: z.tuple([]) }),
  z.strictObject({ call: z.literal('reseal'), arguments: z.tuple([place.nullable()]) }),
  z.strictObject({
    call: z.literal('auditPage'),
    arguments: z.tuple([z.int().min(0).nullable(), z.int().min(1).max(1000)]),
  }),
  z.strictObject({ call: z.literal('auditHead'), arguments: z.tuple([]) }),
]);
export type OperatorCall = z.infer<typeof operatorCall>;

/** @throws AppError as the operator's methods do */
export async function answerCall(operator: Operator, call: OperatorCall): Promise<unknown> {
  switch (call.call) {
    case 'list':
      return operator.list(...call.arguments);
    case 'show':
      return operator.show(...call.arguments);
    case 'retry':
      return operator.retry(...call.arguments);
    case 'resolve':
      return operator.resolve(...call.arguments);
    case 'sealing':
      return operator.sealing();
    case 'reseal':
      return operator.reseal(...call.arguments);
    case 'auditPage':
      return operator.auditPage(...call.arguments);
    case 'auditHead':
      return operator.auditHead();
  }
}
