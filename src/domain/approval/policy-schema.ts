import { z } from 'zod';
import { mostApprovals, usualExpiry, usualReminders } from './approval-policy.ts';
import { country, salesRegion, timeZone } from './policy-values.ts';
import { usualCalendar } from './working-calendar.ts';

const longestName = 80;
/** A year. */
export const mostHours = 8_760;
const mostWorkingDays = 60;

/** An error that a sentence about the place goes on with. */
function must(be: string): { readonly error: (issue: { readonly input?: unknown }) => string } {
  return { error: ({ input }) => (input === undefined ? 'is missing.' : `must be ${be}.`) };
}

const name = z
  .string(must('text'))
  .trim()
  .min(1, must('text'))
  .max(longestName, must(`at most ${longestName} characters`));
const yesOrNo = z.boolean(must('true or false'));
const objectId = z.guid(must('an Entra object id')).toLowerCase();
const tenantId = z.guid(must('a tenant id')).toLowerCase();
const share = z.number(must('a share between 0 and 1')).gt(0, must('more than 0')).lt(1, must('less than 1'));

function whole(from: number, to: number) {
  const error = must(`a whole number from ${from} to ${to}`);
  return z.int(error).min(from, error).max(to, error);
}

function list<Entry extends z.ZodType>(entry: Entry, ofWhat: string) {
  return z.array(entry, must(`a list of ${ofWhat}`));
}

/** Who writes the key wants it to say something. */
function someOf<Entry extends z.ZodType>(entry: Entry, ofWhat: string) {
  const error = must(`a list of ${ofWhat} with at least one entry`);
  return list(entry, ofWhat).min(1, error).transform(distinct);
}

function distinct<Entry>(entries: readonly Entry[]): readonly Entry[] {
  return [...new Set(entries)];
}

const conditions = z.strictObject(
  {
    countries: someOf(country, 'country codes').exactOptional(),
    salesRegions: someOf(salesRegion, 'sales regions').exactOptional(),
    resellers: someOf(tenantId, 'tenant ids').exactOptional(),
    hasRegistrationNumber: yesOrNo.exactOptional(),
    isAddressVerified: yesOrNo.exactOptional(),
    reps: someOf(objectId, 'Entra object ids').exactOptional(),
  },
  must('an object'),
);

const hours = z
  .number(must('a number of hours'))
  .gt(0, must('more than 0'))
  .max(mostHours, must(`at most ${mostHours}`));

const expiryKeys = z.strictObject(
  { hours: hours.exactOptional(), workingDays: whole(1, mostWorkingDays).exactOptional() },
  must('an object'),
);
const expiry = expiryKeys.transform(({ hours, workingDays }, { addIssue }) => {
  if (workingDays !== undefined && hours === undefined) return { workingDays };
  if (hours !== undefined && workingDays === undefined) return { hours };
  addIssue('must have "hours" or "workingDays", and not both.');
  return z.NEVER;
});

const escalation = z.strictObject({ at: share, to: someOf(objectId, 'Entra object ids') }, must('an object'));

const reminders = list(share, 'shares').superRefine((shares, { addIssue }) => {
  shares.forEach((share, at) => {
    const isLater = share > (shares[at - 1] ?? Number.NEGATIVE_INFINITY);
    if (!isLater) addIssue({ code: 'custom', path: [at], message: 'must be more than the one before it.' });
  });
});

/** One rule, as it is written. */
export const ruleSchema = z.strictObject(
  {
    name,
    when: conditions,
    approvalsNeeded: whole(0, mostApprovals),
    approvers: list(objectId, 'Entra object ids').transform(distinct).default([]),
    teamMatesMayApprove: yesOrNo.default(true),
    remindAt: reminders.default([...usualReminders]),
    expiresAfter: expiry.default(usualExpiry),
    escalation: escalation.exactOptional(),
  },
  must('an object'),
);

/** One team, as it is written. */
export const teamSchema = z.strictObject({ name, members: someOf(objectId, 'Entra object ids') }, must('an object'));

const calendar = z.strictObject(
  {
    timeZone,
    workingWeekdays: someOf(whole(1, 7), 'weekdays').default(usualCalendar.workingWeekdays),
    holidays: list(z.iso.date(must('a day of the calendar')), 'days').default([]),
  },
  must('an object'),
);

/** The policy as it is written, every value on its own; what values mean for each other is for `check-rules.ts`. */
export const policySchema = z.strictObject(
  {
    rules: list(ruleSchema, 'rules').min(1, must('a list of rules with at least one entry')),
    teams: list(teamSchema, 'teams').default([]),
    calendar: calendar.exactOptional(),
  },
  must('an object'),
);

/** The keys that an object may have, by the key under which it stands; the policy itself under none. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(policySchema.shape),
  rules: Object.keys(ruleSchema.shape),
  when: Object.keys(conditions.shape),
  expiresAfter: Object.keys(expiryKeys.shape),
  escalation: Object.keys(escalation.shape),
  teams: Object.keys(teamSchema.shape),
  calendar: Object.keys(calendar.shape),
};
