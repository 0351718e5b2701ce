import assert from 'node:assert/strict';
import type { PolicyProblem } from '../../../src/domain/approval/policy-problem.ts';
import { readPolicy } from '../../../src/domain/approval/read-policy.ts';
import { countryCodes } from '../../../src/domain/countries/country-table.ts';
import { salesRegionOf } from '../../../src/domain/countries/sales-regions.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { idOf } from './sample-policy.ts';

const everything = { name: 'Everything', when: {}, approvalsNeeded: 1, approvers: [idOf(1), idOf(2)] };

/** A policy as it is written, with one rule before the last, and what it is to have beside. */
function written(rule: object, beside: object = {}): unknown {
  return {
    rules: [{ ...everything, name: 'First', when: { isAddressVerified: false }, ...rule }, everything],
    ...beside,
  };
}

function problemsOf(value: unknown): readonly PolicyProblem[] {
  const reading = readPolicy(value);
  return 'problems' in reading ? reading.problems : [];
}

function policyOf(value: unknown) {
  const reading = readPolicy(value);
  if ('policy' in reading) return reading.policy;
  throw new Error(JSON.stringify(reading.problems));
}

describe('readPolicy', () => {
  it('fills in what was left out', () => {
    assert.deepEqual(policyOf({ rules: [{ name: 'None', when: {}, approvalsNeeded: 0 }] }), {
      rules: [
        {
          name: 'None',
          when: {},
          approvalsNeeded: 0,
          approvers: [],
          teamMatesMayApprove: true,
          remindAt: [0.5, 0.9],
          expiresAfter: { hours: 72 },
        },
      ],
      teams: [],
      calendar: { timeZone: 'UTC', workingWeekdays: [1, 2, 3, 4, 5], holidays: [] },
    });
  });

  it('keeps what was written, in the form that is compared', () => {
    const upper = idOf(0xabc).toUpperCase();
    const rule = {
      name: ' First ',
      when: {
        countries: ['de', 'AT', 'DE'],
        salesRegions: ['europe'],
        resellers: [upper],
        hasRegistrationNumber: false,
        isAddressVerified: true,
        reps: [upper],
      },
      approvalsNeeded: 2,
      approvers: [upper, idOf(0xabc), idOf(1)],
      teamMatesMayApprove: false,
      remindAt: [],
      expiresAfter: { workingDays: 60 },
      escalation: { at: 0.01, to: [idOf(2).toUpperCase()] },
    };
    const calendar = { timeZone: 'Asia/Tehran', workingWeekdays: [6, 7, 1, 2, 3], holidays: ['2028-02-29'] };
    const teams = [{ name: 'South', members: [upper] }];
    const policy = policyOf({ rules: [rule, everything], teams, calendar });
    assert.deepEqual(policy.rules[0], {
      ...rule,
      name: 'First',
      when: {
        ...rule.when,
        countries: ['DE', 'AT'],
        salesRegions: ['Europe'],
        resellers: [idOf(0xabc)],
        reps: [idOf(0xabc)],
      },
      approvers: [idOf(0xabc), idOf(1)],
      escalation: { at: 0.01, to: [idOf(2)] },
    });
    assert.deepEqual(policy.teams, [{ name: 'South', members: [idOf(0xabc)] }]);
    assert.deepEqual(policy.calendar, calendar);
  });

  it('takes what it gave for the same policy', () => {
    const policy = policyOf(
      written({ escalation: { at: 0.5, to: [idOf(3)] } }, { calendar: { timeZone: 'Europe/Berlin' } }),
    );
    assert.deepEqual(policyOf(JSON.parse(JSON.stringify(policy))), policy);
  });

  it('knows every country and sales region', () => {
    const regions = [...new Set(countryCodes.flatMap((country) => salesRegionOf(country) ?? []))];
    assert.equal(regions.length, 15);
    assert.deepEqual(problemsOf(written({ when: { countries: countryCodes, salesRegions: regions } })), []);
  });

  // What is written, where the problem is, and what is said of it: message and remedy.
  const wrong: readonly (readonly [unknown, string, RegExp])[] = [
    [undefined, '', /^is missing\. Begin with a copy/],
    ['text', '', /^must be an object\./],
    [{}, 'rules', /^is missing\. List the rules top down/],
    [{ rules: [] }, 'rules', /at least one entry/],
    [{ rules: {} }, 'rules', /must be a list of rules/],
    [{ rules: ['x', everything] }, 'rules.0', /must be an object/],
    [written({}, { rule: 1 }), 'rule', /not a key .* Did you mean "rules"\?/],
    [written({}, { $schema: 'x' }), '$schema', /Remove it; known are "rules", "teams", "calendar"\./],
    [written({ aprovers: [] }), 'rules.0.aprovers', /Did you mean "approvers"\?/],
    [written({ when: { country: ['DE'] } }), 'rules.0.when.country', /Did you mean "countries"\?/],
    [written({ escalation: { at: 0.5, to: [idOf(3)], by: 1 } }), 'rules.0.escalation.by', /known are "at", "to"/],
    [written({}, { teams: [{ ...team('A'), member: [] }] }), 'teams.0.member', /Did you mean "members"\?/],
    [calendar({ holiday: [] }), 'calendar.holiday', /Did you mean "holidays"\?/],
    [written({ name: '' }), 'rules.0.name', /must be text/],
    [written({ name: 'x'.repeat(81) }), 'rules.0.name', /at most 80 characters/],
    [written({ name: 'everything' }), 'rules.1.name', /stands above already/],
    [written({ when: undefined }), 'rules.0.when', /is missing/],
    [written({ when: { countries: [] } }), 'rules.0.when.countries', /at least one entry/],
    [written({ when: { countries: ['XX'] } }), 'rules.0.when.countries.0', /Partner Center sells to\. List ISO/],
    [written({ when: { countries: ['DE', 'KP'] } }), 'rules.0.when.countries.1', /Partner Center sells to/],
    [written({ when: { countries: ['Germany'] } }), 'rules.0.when.countries.0', /Did you mean "DE"\?/],
    [written({ when: { countries: 'DE' } }), 'rules.0.when.countries', /must be a list of country codes/],
    [written({ when: { salesRegions: ['Erope'] } }), 'rules.0.when.salesRegions.0', /Did you mean "Europe"\?/],
    [written({ when: { salesRegions: ['Mars'] } }), 'rules.0.when.salesRegions.0', /They are: "Africa", /],
    [written({ when: { resellers: ['Fabrikam'] } }), 'rules.0.when.resellers.0', /must be a tenant id/],
    [written({ when: { isAddressVerified: 'no' } }), 'rules.0.when.isAddressVerified', /must be true or false/],
    [written({ when: { reps: ['a@b.example'] } }), 'rules.0.when.reps.0', /an Entra object id\. .*"Object ID"/],
    [written({ approvalsNeeded: undefined }), 'rules.0.approvalsNeeded', /is missing/],
    [written({ approvalsNeeded: 6 }), 'rules.0.approvalsNeeded', /a whole number from 0 to 5/],
    [written({ approvalsNeeded: -1 }), 'rules.0.approvalsNeeded', /a whole number from 0 to 5/],
    [written({ approvalsNeeded: 1.5 }), 'rules.0.approvalsNeeded', /a whole number from 0 to 5/],
    [written({ approvalsNeeded: '1' }), 'rules.0.approvalsNeeded', /a whole number from 0 to 5/],
    [written({ approvalsNeeded: 3 }), 'rules.0.approvalsNeeded', /asks for 3 approvals and has 2/],
    [written({ approvalsNeeded: 2, approvers: [idOf(1), idOf(1)] }), 'rules.0.approvalsNeeded', /has 1 different/],
    [written({ approvers: ['me'] }), 'rules.0.approvers.0', /must be an Entra object id/],
    [written({ teamMatesMayApprove: 0 }), 'rules.0.teamMatesMayApprove', /must be true or false/],
    [written({ remindAt: [0] }), 'rules.0.remindAt.0', /more than 0/],
    [written({ remindAt: [0.5, 1] }), 'rules.0.remindAt.1', /less than 1/],
    [written({ remindAt: [0.9, 0.5] }), 'rules.0.remindAt.1', /more than the one before it/],
    [written({ remindAt: [0.5, 0.5] }), 'rules.0.remindAt.1', /more than the one before it/],
    [written({ expiresAfter: {} }), 'rules.0.expiresAfter', /must have "hours" or "workingDays"/],
    [written({ expiresAfter: { hours: 1, workingDays: 1 } }), 'rules.0.expiresAfter', /and not both/],
    [written({ expiresAfter: { hours: 0 } }), 'rules.0.expiresAfter.hours', /more than 0/],
    [written({ expiresAfter: { hours: 8_761 } }), 'rules.0.expiresAfter.hours', /at most 8760/],
    [written({ expiresAfter: { workingDays: 0 } }), 'rules.0.expiresAfter.workingDays', /from 1 to 60/],
    [written({ expiresAfter: { workingDays: 61 } }), 'rules.0.expiresAfter.workingDays', /from 1 to 60/],
    [written({ expiresAfter: { workingDays: 3 } }), 'rules.0.expiresAfter.workingDays', /needs to know your time zone/],
    [
      written({ expiresAfter: { hours: 72, days: 3 } }),
      'rules.0.expiresAfter.days',
      /known are "hours", "workingDays"/,
    ],
    [written({ escalation: { at: 1, to: [idOf(3)] } }), 'rules.0.escalation.at', /less than 1/],
    [written({ escalation: { at: 0.5, to: [] } }), 'rules.0.escalation.to', /at least one entry/],
    [written({ escalation: { at: 0.5, to: [idOf(2)] } }), 'rules.0.escalation.to', /names nobody who is not/],
    [written({ when: {} }), 'rules.1', /can never apply: the rule "First"/],
    [{ rules: [{ ...everything, when: { countries: ['DE'] } }] }, 'rules.0.when', /must be \{\} in the last rule/],
    [written({}, { teams: [{ name: 'A', members: [] }] }), 'teams.0.members', /at least one entry/],
    [written({}, { teams: ['a', 'A'].map(team) }), 'teams.1.name', /stands above already/],
    [written({}, { calendar: {} }), 'calendar.timeZone', /is missing\. Write its name/],
    [written({}, { calendar: { timeZone: 'Berlin' } }), 'calendar.timeZone', /Did you mean "Europe\/Berlin"\?/],
    [written({}, { calendar: { timeZone: '+01:00' } }), 'calendar.timeZone', /must be a time zone/],
    [calendar({ workingWeekdays: [] }), 'calendar.workingWeekdays', /at least one entry/],
    [calendar({ workingWeekdays: [0] }), 'calendar.workingWeekdays.0', /from 1 to 7/],
    [calendar({ workingWeekdays: [8] }), 'calendar.workingWeekdays.0', /from 1 to 7/],
    [calendar({ holidays: ['2027-02-29'] }), 'calendar.holidays.0', /must be a day of the calendar/],
    [calendar({ holidays: ['2027-01-01', '1.1.2027'] }), 'calendar.holidays.1', /must be a day of the calendar/],
  ];
  for (const [value, path, said] of wrong) {
    it(`refuses ${(JSON.stringify(value) ?? 'nothing').replaceAll(/"5f6e[^"]*-0*/g, '"').slice(0, 150)} (${path}, ${said.source})`, () => {
      const problems = problemsOf(value);
      assert.deepEqual(
        problems.map((problem) => problem.path.join('.')),
        [path],
      );
      assert.match(problems.map(({ message, remedy }) => `${message} ${remedy}`).join(), said);
    });
  }

  it('lets no problem hide another one', () => {
    const broken = { ...everything, name: 'Broken', when: { countries: ['XX'] }, approvalsNeeded: 9 };
    const few = { ...everything, name: 'Few', when: { countries: ['DE'] }, approvalsNeeded: 4 };
    const rules = [broken, few, everything, { ...everything, when: { countries: ['AT'] } }];
    const paths = problemsOf({ rules, teams: [{}], extra: 1, calendar: { timeZone: 'x' } }).map(({ path }) =>
      path.join('.'),
    );
    assert.deepEqual(paths.toSorted(), [
      'calendar.timeZone',
      'extra',
      'rules.0.approvalsNeeded',
      'rules.0.when.countries.0',
      'rules.1.approvalsNeeded',
      'rules.3',
      'rules.3.name',
      'teams.0.members',
      'teams.0.name',
    ]);
  });

  it('reads or refuses whatever it is given, and says of every problem where it is and what to do', () => {
    const random = seededRandom(20261126);
    const right = written(
      { escalation: { at: 0.5, to: [idOf(3)] }, remindAt: [0.5, 0.9], expiresAfter: { workingDays: 3 } },
      { teams: [team('A')], calendar: { timeZone: 'Europe/Berlin', workingWeekdays: [1], holidays: ['2027-01-01'] } },
    );
    let refused = 0;
    for (let run = 0; run < 5_000; run += 1) {
      const value = JSON.parse(JSON.stringify(right), (_, part) => (random() < 0.02 ? junk(random) : part));
      const problems = problemsOf(value);
      for (const { path, message, remedy } of problems) {
        assert.match(message, /^[a-z].+\.$/);
        assert.match(remedy, /^[A-Z].+[.?]$/);
        assert.ok(path.every((step) => ['string', 'number'].includes(typeof step)));
      }
      if (problems.length > 0) refused += 1;
    }
    assert.ok(refused > 1_000 && refused < 5_000, `${refused}`);
  });
});

function team(name: string) {
  return { name, members: [idOf(1)] };
}

function calendar(parts: object): unknown {
  return written({}, { calendar: { timeZone: 'Europe/Berlin', ...parts } });
}

function junk(random: () => number): unknown {
  const some = [
    null,
    true,
    '',
    'x',
    0,
    -1,
    1e308,
    [],
    {},
    [null],
    JSON.parse('{ "__proto__": { "when": {} } }'),
    '2027-13-01',
  ];
  return some[Math.floor(random() * some.length)];
}
