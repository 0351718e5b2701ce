import assert from 'node:assert/strict';
import type { ApprovalRule, RequestFacts, RuleConditions } from '../../../src/domain/approval/approval-policy.ts';
import { matchRule } from '../../../src/domain/approval/match-rule.ts';
import { AppError } from '../../../src/errors.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { factsWith, idOf, ruleWith } from './sample-policy.ts';

const otherwise = ruleWith({ name: 'Otherwise' });

function takes(when: RuleConditions, facts: RequestFacts): boolean {
  return matchRule({ rules: [ruleWith({ name: 'First', when }), otherwise] }, facts).name === 'First';
}

describe('matchRule', () => {
  const cases: readonly (readonly [string, RuleConditions, Partial<RequestFacts>, Partial<RequestFacts>])[] = [
    ['a country', { countries: ['AT', 'DE'] }, { country: 'DE' }, { country: 'CH' }],
    ['a sales region', { salesRegions: ['Europe'] }, { salesRegion: 'Europe' }, { salesRegion: 'Africa' }],
    ['a reseller', { resellers: [idOf(70)] }, { reseller: idOf(70) }, { reseller: idOf(71) }],
    ['a reseller, which a direct partner has not', { resellers: [idOf(70)] }, { reseller: idOf(70) }, {}],
    ['a rep', { reps: [idOf(9)] }, { rep: idOf(9).toUpperCase() }, { rep: idOf(8) }],
    ['a registration number', { hasRegistrationNumber: true }, {}, { hasRegistrationNumber: false }],
    ['no registration number', { hasRegistrationNumber: false }, { hasRegistrationNumber: false }, {}],
    ['a verified address', { isAddressVerified: true }, {}, { isAddressVerified: false }],
    ['an address that is not verified', { isAddressVerified: false }, { isAddressVerified: false }, {}],
    [
      'several at once',
      { countries: ['DE'], isAddressVerified: false },
      { isAddressVerified: false },
      { country: 'AT' },
    ],
  ];
  for (const [what, when, match, miss] of cases) {
    it(`looks at ${what}`, () => {
      assert.equal(takes(when, factsWith(match)), true);
      assert.equal(takes(when, factsWith(miss)), false);
    });
  }

  it('takes the sales region for none where no partner may sell', () => {
    const { salesRegion: _, ...facts } = factsWith({ country: 'RU' });
    assert.equal(takes({ salesRegions: ['Europe'] }, facts), false);
    assert.equal(takes({}, facts), true);
  });

  it('lets the first of several rules apply', () => {
    const rules = ['A', 'B', 'C'].map((name) => ruleWith({ name }));
    assert.equal(matchRule({ rules }, factsWith()).name, 'A');
  });

  it('lets nothing through where no rule takes the request', () => {
    assert.throws(() => matchRule({ rules: [ruleWith({ when: { countries: ['CH'] } })] }, factsWith()), AppError);
    assert.throws(() => matchRule({ rules: [] }, factsWith()), AppError);
  });

  it('finds the first of random rules that are made to match or to miss', () => {
    const random = seededRandom(20261122);
    let behindOthers = 0;
    for (let run = 0; run < 3_000; run += 1) {
      const facts = randomFacts(random);
      const made = Array.from({ length: 1 + Math.floor(random() * 8) }, (_, at) => randomRule(`${at}`, facts, random));
      const expected = made.find(({ matches }) => matches)?.rule ?? otherwise;
      const found = matchRule({ rules: [...made.map(({ rule }) => rule), otherwise] }, facts);
      assert.equal(found.name, expected.name, JSON.stringify({ facts, made }));
      if (found.name !== '0' && found !== otherwise) behindOthers += 1;
    }
    assert.ok(behindOthers > 300, `${behindOthers}`);
  });
});

const countries = ['DE', 'AT', 'CH', 'US'];
const regions = ['Europe', 'Africa', 'Japan'];
const resellers = [idOf(70), idOf(71), idOf(72)];
const reps = [idOf(8), idOf(9), idOf(10)];

function pick(from: readonly string[], random: () => number): string {
  return from[Math.floor(random() * from.length)] ?? '';
}

function randomFacts(random: () => number): RequestFacts {
  return {
    country: pick(countries, random),
    ...(random() < 0.8 ? { salesRegion: pick(regions, random) } : {}),
    ...(random() < 0.6 ? { reseller: pick(resellers, random) } : {}),
    hasRegistrationNumber: random() < 0.5,
    isAddressVerified: random() < 0.5,
    rep: pick(reps, random),
  };
}

/** A rule of which it is known whether it takes the request: every condition holds, or all but one. */
function randomRule(name: string, facts: RequestFacts, random: () => number): { rule: ApprovalRule; matches: boolean } {
  const holding = conditionsThat(true, facts, random).filter(() => random() < 0.4);
  const failing = random() < 0.75 ? [pickOne(conditionsThat(false, facts, random), random)] : [];
  const when = Object.assign({}, ...holding, ...failing);
  return { rule: ruleWith({ name, when }), matches: failing.length === 0 };
}

function pickOne(from: readonly RuleConditions[], random: () => number): RuleConditions {
  return from[Math.floor(random() * from.length)] ?? {};
}

/** Each condition on its own; what a request has not can only fail. */
function conditionsThat(hold: boolean, facts: RequestFacts, random: () => number): readonly RuleConditions[] {
  const list = (all: readonly string[], fact: string | undefined) => {
    const others = all.filter((entry) => entry !== fact && random() < 0.8);
    return hold ? [...others, fact ?? ''].toSorted(() => random() - 0.5) : others;
  };
  const { salesRegion, reseller } = facts;
  return [
    { countries: list(countries, facts.country) },
    ...(hold && salesRegion === undefined ? [] : [{ salesRegions: list(regions, salesRegion) }]),
    ...(hold && reseller === undefined ? [] : [{ resellers: list(resellers, reseller) }]),
    { reps: list(reps, facts.rep) },
    { hasRegistrationNumber: facts.hasRegistrationNumber === hold },
    { isAddressVerified: facts.isAddressVerified === hold },
  ];
}
