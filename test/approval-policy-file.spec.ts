import assert from 'node:assert/strict';
import { readPolicyFile } from '../src/approval-policy-file.ts';
import { approvalTimes } from '../src/domain/approval/approval-times.ts';
import { matchRule } from '../src/domain/approval/match-rule.ts';
import { PolicyError } from '../src/domain/approval/policy-problem.ts';
import { knownKeys } from '../src/domain/approval/policy-schema.ts';
import { readRootFile } from './architecture/source-file.ts';
import { factsWith } from './domain/approval/sample-policy.ts';
import { seededRandom } from './support/seeded-random.ts';

const examplePath = 'docs/approval-policy.example.json';
const example = readRootFile(examplePath);

function problemsOf(text: string): readonly string[] {
  try {
    readPolicyFile('policy.json', () => text);
  } catch (error) {
    if (error instanceof PolicyError) return error.message.split('\n');
    throw error;
  }
  return [];
}

/** The example with one thing changed, and the line on which that is. */
function changed(from: string, to: string): { readonly text: string; readonly line: number } {
  const at = example.indexOf(from);
  assert.ok(at >= 0, from);
  return { text: example.replace(from, () => to), line: example.slice(0, at).split('\n').length };
}

describe('the example of an approval policy', () => {
  const policy = readPolicyFile(examplePath, readRootFile);

  it('has rules for what it says', () => {
    const applied = (facts: Parameters<typeof factsWith>[0]) => {
      const { name, approvalsNeeded, approvers } = matchRule(policy, factsWith(facts));
      return `${name}: ${approvalsNeeded} of ${approvers.length}`;
    };
    assert.equal(applied({ isAddressVerified: false }), 'Unverified address: 2 of 3');
    assert.equal(applied({ country: 'CH' }), 'Switzerland: 1 of 2');
    assert.equal(applied({}), 'Registered companies of our region: 0 of 0');
    assert.equal(applied({ hasRegistrationNumber: false }), 'Everything else: 1 of 2');
    assert.equal(applied({ country: 'JP', salesRegion: 'Japan' }), 'Everything else: 1 of 2');
  });

  it('has teams, an escalation, and working days with holidays', () => {
    const [first] = policy.rules;
    assert.ok(first);
    assert.equal(policy.teams.length, 2);
    assert.deepEqual(approvalTimes(first, policy.calendar, new Date('2026-12-22T12:00:00+01:00')), {
      expiresAt: new Date('2026-12-28T12:00:00+01:00'),
      reminders: [new Date('2026-12-25T12:00:00+01:00'), new Date('2026-12-27T21:36:00+01:00')],
      escalatesAt: new Date('2026-12-27T00:00:00+01:00'),
    });
  });

  it('is read the same with a byte order mark and Windows line ends', () => {
    assert.deepEqual(
      readPolicyFile('policy.json', () => `\ufeff${example.replaceAll('\n', '\r\n')}`),
      policy,
    );
  });
});

describe('the guide to approval policies', () => {
  const guide = readRootFile('docs/approval-policy.md');

  it('names every key', () => {
    const keys = [...new Set(Object.values(knownKeys).flat())];
    assert.deepEqual(
      keys.filter((key) => !guide.includes(`\`${key}\``)),
      [],
    );
  });

  it('has an example that works', () => {
    const [, text = ''] = /```json\n(.*?)```/s.exec(guide) ?? [];
    assert.deepEqual(problemsOf(text), []);
  });
});

describe('readPolicyFile', () => {
  const slips: readonly (readonly [string, string, string, RegExp])[] = [
    ['an unknown key', '"remindAt"', '"remindat"', /rules\[0\]\.remindat: is not a key .* Did you mean "remindAt"\?/],
    ['a wrong value', '"countries": ["CH"]', '"countries": ["Switzerlnd"]', /countries\[0\]: .* Did you mean "CH"\?/],
    ['a missing key', '"name": "Sales south",', '', /teams\[0\]\.name: is missing\. Give/],
    ['too few approvers', '"approvalsNeeded": 2', '"approvalsNeeded": 4', /asks for 4 approvals and has 3/],
    ['a key whose value stands below it', '"hours": 24', '"hours":\n\n0', /expiresAfter\.hours: must be more than 0/],
    ['an unknown time zone', 'Europe/Berlin', 'Berlin', /calendar\.timeZone: .* Did you mean "Europe\/Berlin"\?/],
    [
      'a key that is there twice',
      '"approvalsNeeded": 2',
      '"name": "x", "approvalsNeeded": 2',
      /rules\[0\]\.name: stands there twice/,
    ],
    ['a key without quotes', '"hours": 24', 'hours: 24', /is no JSON here/],
    ['a missing colon', '"hours": 24', '"hours" 24', /lacks a colon here/],
    ['a comma too much in a list', '5]', '5,]', /should have a value here/],
    ['a comma too much in an object', '24 }', '24, }', /should have a key in double quotes here/],
    ['a comment', '"hours": 24', '/* a day */ "hours": 24', /has a comment/],
    ['a text without an end', '"Switzerland"', '"Switzerland', /has a text that does not end/],
    ['an unknown escape', '"Switzerland"', '"Switzerland\\x"', /is no JSON here/],
  ];
  for (const [what, from, to, said] of slips) {
    it(`names the line of ${what}`, () => {
      const { text, line } = changed(from, to);
      const [first = '', ...others] = problemsOf(text);
      assert.match(first, said);
      // What is missing is said of the object that lacks it, which begins a line above.
      assert.match(first, new RegExp(`^line ${what === 'a missing key' ? line - 1 : line}[,:] `));
      assert.deepEqual(others, []);
    });
  }

  it('names the next line where a comma is missing', () => {
    const { text, line } = changed('"approvalsNeeded": 2,', '"approvalsNeeded": 2');
    assert.deepEqual(problemsOf(text), [
      `line ${line + 1}: lacks a comma before this. Put a comma at the end of what comes before.`,
    ]);
  });

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['an empty file', '', /^line 1: should have a value here/],
    ['an object that does not end', example.slice(0, example.lastIndexOf('}')), /: ends before an object does\./],
    ['a list that does not end', '{ "rules": [', /^line 1: ends before a list does\./],
    ['something behind the end', `${example}}`, /^line 53: goes on behind its end/],
    [
      'a list for a policy',
      '[]',
      /^line 1: must be an object\. Begin with a copy of docs\/approval-policy\.example\.json\./,
    ],
    ['nothing for a policy', 'null', /^line 1: must be an object/],
    ['lists in one another without end', `\n${'['.repeat(20_000)}`, /^line 2: has lists .* too deep here\. Compare/],
    ['objects in one another', `${'{"a":\n'.repeat(20_000)}1${'}'.repeat(20_000)}`, /^line 51: has lists or objects/],
  ];
  for (const [what, text, said] of broken) it(`refuses ${what}`, () => assert.match(problemsOf(text).join('\n'), said));

  it('takes brackets in a text for text', () => {
    const name = '[{'.repeat(30);
    assert.deepEqual(problemsOf(example.replace('"Switzerland"', `"${name}"`)), []);
  });

  it('names all problems at once, top down', () => {
    const text = example.replace('"CH"', '"ZZ"').replace('0.75', '2').replace('Sales north', 'Sales south');
    assert.deepEqual(
      problemsOf(text).map((problem) => problem.slice(0, problem.indexOf(':'))),
      ['line 8, teams[1].name', 'line 30, rules[0].escalation.at', 'line 34, rules[1].when.countries[0]'],
    );
  });

  it('says which file cannot be read, and not what the system says', () => {
    const read = () => {
      throw new Error('EACCES');
    };
    assert.throws(
      () => readPolicyFile('policy.json', read),
      new PolicyError([
        { path: [], message: 'cannot be read from policy.json.', remedy: 'Name a file that this process may read.' },
      ]),
    );
  });

  it('finds the line of a wrong value wherever it stands, and something to do', () => {
    const lines = example.split('\n');
    const random = seededRandom(20261125);
    let refused = 0;
    for (const [at, written] of lines.entries()) {
      const values = [...written.matchAll(/(?<=[:[,] ?)(?:"[^"]*"|[\d.]+|true|false)(?!\s*:)/g)];
      for (const value of values) {
        const wrong = ['{ "a": 1 }', 'null', '[[]]', '-7', '"?"'][Math.floor(random() * 5)] ?? '';
        const text = written.slice(0, value.index) + wrong + written.slice(value.index + value[0].length);
        const problems = problemsOf(lines.with(at, text).join('\n'));
        if (wrong === '"?"' && written.includes('"name"')) continue;
        refused += 1;
        assert.ok(
          problems.some((problem) => problem.startsWith(`line ${at + 1}, `)),
          `${text}\n${problems.join('\n')}`,
        );
        for (const problem of problems) assert.match(problem, /^line \d+, [\w.[\]]+: .+\. \S.+[.?]$/);
      }
    }
    assert.ok(refused > 30, `${refused}`);
  });
});
