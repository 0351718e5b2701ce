import assert from 'node:assert/strict';
import { matchRule } from '../../../src/domain/approval/match-rule.ts';
import { PolicyError } from '../../../src/domain/approval/policy-problem.ts';
import { readPolicy } from '../../../src/domain/approval/read-policy.ts';
import { simplePolicy } from '../../../src/domain/approval/simple-policy.ts';
import { factsWith, idOf } from './sample-policy.ts';

const people = [idOf(1), idOf(2)];

function problemsOf(setting: string, approvers: readonly string[] = people): readonly string[] {
  try {
    simplePolicy(setting, approvers, 72);
  } catch (error) {
    if (error instanceof PolicyError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('simplePolicy', () => {
  it('needs one approval of anybody for all', () => {
    const { rules, teams } = simplePolicy(' All ', people, 24);
    assert.deepEqual(rules, [
      {
        name: '*:1',
        when: {},
        approvalsNeeded: 1,
        approvers: people,
        teamMatesMayApprove: true,
        remindAt: [0.5, 0.9],
        expiresAfter: { hours: 24 },
      },
    ]);
    assert.deepEqual(teams, []);
  });

  it('needs what the list says of a country, and what it says of every other', () => {
    const policy = simplePolicy('DE:2, fr : 1,*:0', people, 72);
    const needed = (country: string) => matchRule(policy, factsWith({ country })).approvalsNeeded;
    assert.deepEqual(['DE', 'FR', 'AT', 'US'].map(needed), [2, 1, 0, 0]);
    assert.deepEqual(
      policy.rules.map(({ name }) => name),
      ['DE:2', 'FR:1', '*:0'],
    );
  });

  it('takes an id in upper case and a second time for the same person', () => {
    const [rule] = simplePolicy('all', [idOf(1).toUpperCase(), idOf(1)], 72).rules;
    assert.deepEqual(rule?.approvers, [idOf(1)]);
    assert.equal(problemsOf('*:2', [idOf(1).toUpperCase(), idOf(1)]).length, 1);
  });

  it('needs nobody where nothing needs an approval', () => {
    assert.deepEqual(problemsOf('*:0', []), []);
  });

  it('makes a policy that could be written in a file', () => {
    const policy = simplePolicy('DE:2, FR:1, *:0', people, 72);
    assert.deepEqual(readPolicy(JSON.parse(JSON.stringify(policy))), { policy });
  });

  const wrong: readonly (readonly [string, readonly RegExp[]])[] = [
    ['', [/every other country\. End the list with \*:0 or \*:1\./]],
    ['none', [/^none: must be a country code or \*/]],
    ['DE:2', [/every other country/]],
    ['DE:2, *', [/^\*: must be a country code/]],
    ['DE=2, *:0', [/^DE=2: must be/]],
    ['DE:-1, *:0', [/^DE:-1: must be/]],
    ['DE:6, *:0', [/^DE:6: must ask for 0 to 5/]],
    ['ZZ:1, *:0', [/^ZZ:1: has no country/]],
    ['*:0, DE:1', [/^DE:1: can never apply: \*:0 before it/]],
    ['DE:1, de:2, *:0', [/^de:2: can never apply: DE:1 before it/]],
    ['*:1, *:0', [/^\*:0: can never apply/]],
    ['DE:3, *:0', [/^APPROVERS: must name at least 3/]],
    ['DE:3, ZZ:1, DE:1, FR', [/^ZZ:1/, /^FR/, /^DE:1: can never/, /^APPROVERS/]],
  ];
  for (const [setting, expected] of wrong) {
    it(`refuses ${setting || 'nothing'}, and says what to do`, () => {
      const problems = problemsOf(setting);
      assert.equal(problems.length, expected.length, problems.join('\n'));
      for (const [at, pattern] of expected.entries()) assert.match(problems[at] ?? '', pattern);
    });
  }
});
