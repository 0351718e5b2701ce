import assert from 'node:assert/strict';
import { requestStates } from '../../src/domain/request.ts';
import { commands, type Role, transition } from '../../src/domain/transitions.ts';

const roles: readonly Role[] = ['owner', 'approver', 'system', 'other'];

/** Every allowed step, written out: state, command and role lead to a state. All that is not here is refused. */
const allowed = new Map(
  `
  draft edit owner draft
  draft cancel owner withdrawn
  draft submit owner submitted
  returned edit owner draft
  returned cancel owner withdrawn
  returned correct owner draft
  pendingApproval withdraw owner withdrawn
  pendingApproval approve approver approved
  pendingApproval reject approver rejected
  pendingApproval return approver returned
  pendingApproval expire system expired
  submitted startCreation system creating
  approved startCreation system creating
  creating startCreation system creating
  creating recordCreated system created
  creating recordFailed system failed
  creating recordUnclear system needsAttention
  needsAttention recordCreated system created
  needsAttention retry owner submitted
  needsAttention correct owner draft
  failed retry owner submitted
  failed correct owner draft
  failed withdraw owner withdrawn
  created finishCredential owner delivered
  `
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '))
    .map(([state, command, role, to]) => [`${state} ${command} ${role}`, to]),
);

describe('the life of a request', () => {
  it('allows exactly the written steps, of all states, commands and roles', () => {
    let walked = 0;
    for (const state of requestStates) {
      for (const command of commands) {
        for (const role of roles) {
          const step = transition(state, command, role);
          assert.equal(
            step.allowed ? step.to : undefined,
            allowed.get(`${state} ${command} ${role}`),
            `${state} ${command} ${role}`,
          );
          walked += 1;
        }
      }
    }
    assert.equal(walked, requestStates.length * commands.length * roles.length);
  });

  it('never changes a final state', () => {
    for (const state of ['delivered', 'rejected', 'withdrawn', 'expired'] as const) {
      for (const command of commands)
        for (const role of roles) assert.equal(transition(state, command, role).allowed, false);
    }
  });
});
