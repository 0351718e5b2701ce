import assert from 'node:assert/strict';
import type { RequestFacts, RuleConditions } from '../../../src/domain/approval/approval-policy.ts';
import { checkRules } from '../../../src/domain/approval/check-rules.ts';
import { matchRule } from '../../../src/domain/approval/match-rule.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { idOf, ruleWith } from './sample-policy.ts';

function pathsOf(rules: Parameters<typeof checkRules>[0]): readonly string[] {
  return checkRules(rules).map(({ path }) => path.join('.'));
}

const end = ruleWith({ name: 'End' });

describe('checkRules', () => {
  it('has nothing against rules that are right', () => {
    const escalation = { at: 0.5, to: [idOf(2), idOf(3)] };
    assert.deepEqual(pathsOf([ruleWith({ when: { countries: ['DE'] }, approvalsNeeded: 2, escalation }), end]), []);
  });

  it('wants as many approvers as approvals, and none for none', () => {
    assert.deepEqual(pathsOf([ruleWith({ approvalsNeeded: 3 })]), ['rules.0.approvalsNeeded']);
    assert.deepEqual(pathsOf([ruleWith({ approvers: [] })]), ['rules.0.approvalsNeeded']);
    assert.deepEqual(pathsOf([ruleWith({ approvalsNeeded: 0, approvers: [] })]), []);
  });

  it('does not count those to whom a request is escalated later', () => {
    const escalation = { at: 0.5, to: [idOf(3)] };
    assert.deepEqual(pathsOf([ruleWith({ approvalsNeeded: 3, escalation })]), ['rules.0.approvalsNeeded']);
  });

  it('wants an escalation to somebody new', () => {
    assert.deepEqual(pathsOf([ruleWith({ escalation: { at: 0.5, to: [idOf(2)] } })]), ['rules.0.escalation.to']);
  });

  it('wants the last rule to take every request', () => {
    assert.deepEqual(pathsOf([ruleWith({ when: { isAddressVerified: true } })]), ['rules.0.when']);
    assert.deepEqual(pathsOf([]), []);
  });

  it('says nothing of what could not be read', () => {
    assert.deepEqual(pathsOf([undefined]), []);
    assert.deepEqual(pathsOf([ruleWith({ when: { countries: ['DE'] } }), undefined]), []);
    assert.deepEqual(pathsOf([undefined, ruleWith({ approvalsNeeded: 3 })]), ['rules.1.approvalsNeeded']);
  });

  const hidden: readonly (readonly [RuleConditions, RuleConditions])[] = [
    [{}, { countries: ['DE'] }],
    [{}, {}],
    [{ countries: ['DE', 'AT'] }, { countries: ['AT'] }],
    [{ countries: ['DE', 'AT'] }, { countries: ['AT', 'DE'], isAddressVerified: false }],
    [{ hasRegistrationNumber: true }, { hasRegistrationNumber: true, reps: [idOf(1)] }],
  ];
  for (const [above, below] of hidden) {
    it(`finds ${JSON.stringify(below)} out of reach behind ${JSON.stringify(above)}`, () => {
      const problems = checkRules([ruleWith({ name: 'Above', when: above }), ruleWith({ when: below }), end]);
      assert.deepEqual(problems.find(({ path }) => path[1] === 1)?.path, ['rules', 1]);
      assert.match(problems[0]?.message ?? '', /"Above"/);
    });
  }

  const reached: readonly (readonly [RuleConditions, RuleConditions])[] = [
    [{ countries: ['DE'] }, {}],
    [{ countries: ['DE'] }, { countries: ['DE', 'AT'] }],
    [{ countries: ['DE'] }, { isAddressVerified: false }],
    [{ hasRegistrationNumber: true }, { hasRegistrationNumber: false }],
    [{ countries: ['DE'], reps: [idOf(1)] }, { countries: ['DE'] }],
  ];
  for (const [above, below] of reached) {
    it(`finds ${JSON.stringify(below)} within reach behind ${JSON.stringify(above)}`, () => {
      const paths = pathsOf([ruleWith({ when: above }), ruleWith({ when: below }), end]);
      assert.ok(!paths.includes('rules.1'), paths.join());
    });
  }

  it('takes no rule for out of reach that some request reaches', () => {
    const random = seededRandom(20261124);
    let found = 0;
    for (let run = 0; run < 500; run += 1) {
      const conditions = Array.from({ length: 5 }, () => randomConditions(random));
      const rules = [...conditions.map((when, at) => ruleWith({ name: `${at}`, when })), end];
      const lost = checkRules(rules)
        .filter(({ path }) => path.length === 2)
        .map(({ path }) => `${path[1]}`);
      const applied = new Set(everyRequest().map((facts) => matchRule({ rules }, facts).name));
      assert.deepEqual(
        lost.filter((at) => applied.has(at)),
        [],
        JSON.stringify(conditions),
      );
      found += lost.length;
    }
    assert.ok(found > 300, `${found}`);
  });
});

const countries = ['DE', 'AT', 'CH'];
const reps = [idOf(1), idOf(2)];

function randomConditions(random: () => number): RuleConditions {
  const some = (all: readonly string[]) => all.filter((entry, at) => at === 0 || (entry !== '' && random() < 0.5));
  return {
    ...(random() < 0.4 ? { countries: some(countries.toSorted(() => random() - 0.5)) } : {}),
    ...(random() < 0.4 ? { reps: some(reps.toSorted(() => random() - 0.5)) } : {}),
    ...(random() < 0.3 ? { isAddressVerified: random() < 0.5 } : {}),
    ...(random() < 0.3 ? { hasRegistrationNumber: random() < 0.5 } : {}),
  };
}

function everyRequest(): readonly RequestFacts[] {
  return countries.flatMap((country) =>
    reps.flatMap((rep) =>
      [true, false].flatMap((isAddressVerified) =>
        [true, false].map((hasRegistrationNumber) => ({ country, rep, isAddressVerified, hasRegistrationNumber })),
      ),
    ),
  );
}
