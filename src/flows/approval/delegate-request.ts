import { askedApprovers, isLate } from '../../domain/approval/approval.ts';
import { eligibleApprovers } from '../../domain/approval/eligible-approvers.ts';
import { namedApprovers } from '../../domain/approval/named-approvers.ts';
import { isSamePerson, type Person } from '../../domain/person.ts';
import type { CustomerRequest } from '../../domain/request.ts';
import { transition } from '../../domain/transitions.ts';
import { changeRequest } from '../change-request.ts';
import { type Click, type Outcome, orCurrent, requestOfTenant } from '../click.ts';
import type { FlowContext } from '../flow-context.ts';
import { approverAudience } from '../ports/ports.ts';
import { seatOf } from './approver-seat.ts';
import { possibleApprovals } from './missing-approvers.ts';

/**
 * An approver asks another one to decide instead. Only people whom the policy names can be asked, and whom the bot knows;
 * the owner never. Without somebody, or with one who is none of them, answers with the choice.
 * @param instead Entra object id, empty when nobody was chosen; undefined when nobody was asked for one yet
 */
export async function delegateRequest(
  context: FlowContext,
  click: Click,
  instead: string | undefined,
): Promise<Outcome> {
  const found = await requestOfTenant(context, click.actor, click.requestId);
  if ('refusal' in found) return found.refusal;
  const { request } = found;
  const seat = seatOf(context.settings, request, click.actor);
  if (seat === 'owner') return { kind: 'refused', why: 'ownRequest' };
  if (seat === 'none') return { kind: 'refused', why: 'notApprover' };
  const audience = approverAudience(click.actor);
  const delegated = transition(request.state, 'delegate', 'approver');
  const { approval } = request;
  const isOpen = approval && delegated.allowed && !isLate(approval, context.clock.now());
  if (!isOpen || seat !== 'asked' || click.version < approval.askedVersion) {
    return { kind: 'request', request, audience };
  }
  const people = await delegates(context, request, click.actor);
  const to = people.find(({ objectId }) => objectId.toLowerCase() === instead?.toLowerCase());
  if (!to) return { kind: 'delegates', request, people, isUnknown: instead !== undefined };
  const { objectId } = to;
  const at = context.clock.now();
  const delegations = [...approval.delegations, { from: click.actor, to: objectId.toLowerCase(), toName: to.name, at }];
  const outcome = await orCurrent(context, request.id, () =>
    changeRequest(
      context,
      request,
      { approval: { ...approval, delegations } },
      {
        actor: click.actor,
        event: 'request.delegated',
        facts: { to: objectId.toLowerCase() },
        jobs: [{ name: 'deliver', requestId: request.id }],
      },
    ),
  );
  return outcome.kind === 'request' ? { ...outcome, audience } : outcome;
}

/** Approvers of the tenant whom the bot knows by name and whose name contains the text, for a choice among many. */
export async function findApprovers(
  { store, settings }: Pick<FlowContext, 'store' | 'settings'>,
  { tenantId }: Pick<Person, 'tenantId'>,
  text: string,
): Promise<readonly Person[]> {
  const people = await store.findPeopleByIds(tenantId, namedApprovers(settings.approvals));
  return people.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
}

/** Approvers who are not asked yet and whom the bot knows; the owner's team mates only where the rule lets them decide. */
async function delegates(
  context: FlowContext,
  { owner, approval }: CustomerRequest,
  actor: Person,
): Promise<readonly Person[]> {
  if (!approval) return [];
  const asked = askedApprovers(approval, owner);
  const people = await findApprovers(context, owner, '');
  const rule = {
    approvers: people.map(({ objectId }) => objectId),
    teamMatesMayApprove: approval.rule.teamMatesMayApprove,
  };
  const eligible = eligibleApprovers(rule, approval.teams, owner.objectId, { isEscalated: false });
  const { settings, clock } = context;
  const possible = possibleApprovals(settings, approval, owner);
  /** Whoever would be asked later anyway is one less who can: enough have to be left. */
  const leavesEnough = (to: string) => {
    const delegations = [...approval.delegations, { from: actor, to, at: clock.now() }];
    const left = possibleApprovals(settings, { ...approval, delegations }, owner);
    return left >= Math.min(possible, approval.rule.approvalsNeeded);
  };
  return people.filter((person) => {
    const id = person.objectId.toLowerCase();
    return eligible.includes(id) && !asked.includes(id) && !isSamePerson(person, actor) && leavesEnough(id);
  });
}
