import { countryCodes } from '../countries/country-table.ts';
import { type ApprovalPolicy, type ApprovalRule, mostApprovals, usualReminders } from './approval-policy.ts';
import { PolicyError, type PolicyProblem } from './policy-problem.ts';
import { usualCalendar } from './working-calendar.ts';

/** One entry of the setting: `DE:2`. */
interface Entry {
  readonly text: string;
  /** Upper case; `*` is every country. */
  readonly country: string;
  readonly approvalsNeeded: number;
}

const everyCountry = '*';

/**
 * The policy of a setting in one line: `all`, one approval for every request, or `DE:2, FR:1, *:0`, a country with the
 * approvals that it needs; the first that matches applies. Whoever is an approver decides on all of it.
 * @throws PolicyError that names every wrong entry under its own text, and too few approvers under `APPROVERS`
 */
export function simplePolicy(setting: string, approvers: readonly string[], expiresHours: number): ApprovalPolicy {
  const people = [...new Set(approvers.map((approver) => approver.toLowerCase()))];
  const entries = entriesOf(setting).map(readEntry);
  const right = entries.flatMap((entry) => ('country' in entry ? [entry] : []));
  const wrong = entries.flatMap((entry) => ('country' in entry ? [] : [entry]));
  const problems = [...wrong, ...checkOrder(right, wrong.length > 0), ...checkPeople(right, people.length)];
  if (problems.length > 0) throw new PolicyError(problems);
  return { rules: right.map((entry) => ruleOf(entry, people, expiresHours)), teams: [], calendar: usualCalendar };
}

function entriesOf(setting: string): readonly string[] {
  const text = setting.trim();
  const entries = text.toLowerCase() === 'all' ? [`${everyCountry}:1`] : text.split(',').map((entry) => entry.trim());
  return entries.filter((entry) => entry !== '');
}

function readEntry(text: string): Entry | PolicyProblem {
  const [, country = '', approvals = ''] = /^([a-z]{2}|\*)\s*:\s*(\d+)$/i.exec(text) ?? [];
  const code = country.toUpperCase();
  const approvalsNeeded = Number(approvals);
  if (country === '') {
    const remedy = 'Write all, or a list such as DE:2, FR:1, *:0.';
    return { path: [text], message: 'must be a country code or *, a colon and how many approvals are needed.', remedy };
  }
  if (code !== everyCountry && !countryCodes.includes(code)) {
    return {
      path: [text],
      message: 'has no country that Partner Center sells to.',
      remedy: 'Write an ISO 3166-1 code.',
    };
  }
  if (approvalsNeeded > mostApprovals) {
    const remedy = `Ask for ${mostApprovals} or fewer.`;
    return { path: [text], message: `must ask for 0 to ${mostApprovals} approvals.`, remedy };
  }
  return { text, country: code, approvalsNeeded };
}

function checkOrder(entries: readonly Entry[], isPart: boolean): readonly PolicyProblem[] {
  const problems = entries.flatMap(({ text, country }, at) => {
    const before = entries.slice(0, at).find((other) => [country, everyCountry].includes(other.country));
    if (before === undefined) return [];
    const message = `can never apply: ${before.text} before it takes every request that it matches.`;
    return [{ path: [text], message, remedy: 'Move it to the front, or remove it.' }];
  });
  if (isPart || entries.some(({ country }) => country === everyCountry)) return problems;
  const remedy = 'End the list with *:0 or *:1.';
  return [...problems, { path: [], message: 'must say what holds for every other country.', remedy }];
}

function checkPeople(entries: readonly Entry[], people: number): readonly PolicyProblem[] {
  const most = Math.max(0, ...entries.map(({ approvalsNeeded }) => approvalsNeeded));
  if (most <= people) return [];
  const message = `must name at least ${most} different people: so many approvals are asked for.`;
  return [{ path: ['APPROVERS'], message, remedy: 'Add Entra object ids, or ask for fewer approvals.' }];
}

function ruleOf({ country, approvalsNeeded }: Entry, approvers: readonly string[], hours: number): ApprovalRule {
  return {
    name: `${country}:${approvalsNeeded}`,
    when: country === everyCountry ? {} : { countries: [country] },
    approvalsNeeded,
    approvers,
    teamMatesMayApprove: true,
    remindAt: usualReminders,
    expiresAfter: { hours },
  };
}
