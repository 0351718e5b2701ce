/** What to write under each key; said of every problem there for which nothing better is known. */
const remedies: Readonly<Record<string, string>> = {
  '': 'Begin with a copy of docs/approval-policy.example.json.',
  rules: 'List the rules top down: the first that matches a request applies.',
  name: 'Give it a name of its own, of at most 80 characters.',
  when: 'Write the conditions as an object; {} takes every request.',
  countries: 'List ISO 3166-1 codes, such as "DE".',
  salesRegions: 'List sales regions by their names, such as "Europe".',
  resellers: "List the resellers' tenant ids, as Partner Center shows them.",
  hasRegistrationNumber: 'Write true or false, or leave it out where it does not matter.',
  isAddressVerified: 'Write true or false, or leave it out where it does not matter.',
  reps: objectIds(),
  approvalsNeeded: 'Write how many people must approve, from 0 to 5.',
  approvers: objectIds(),
  teamMatesMayApprove: 'Write false where nobody may approve a request of a team mate, else true.',
  remindAt: 'List shares of the time in ascending order, such as [0.5, 0.9]; [] reminds nobody.',
  expiresAfter: 'Write { "workingDays": 3 } or { "hours": 72 }.',
  hours: 'Write a number of hours, such as 72; at most 8760.',
  workingDays: 'Write a whole number of days, such as 3; at most 60.',
  escalation: 'Write { "at": 0.75, "to": ["<Entra object id>"] }, or leave it out.',
  at: 'Write a share of the time, such as 0.75.',
  to: objectIds(),
  teams: 'List teams, each with a "name" and its "members".',
  members: objectIds(),
  calendar: 'Write { "timeZone": "Europe/Berlin" } with your own time zone.',
  timeZone: 'Write its name in the IANA time zone database, such as "Europe/Berlin".',
  workingWeekdays: 'List the weekdays on which you work, 1 for Monday to 7 for Sunday.',
  holidays: 'List days as "YYYY-MM-DD", such as "2027-01-01".',
};

function objectIds(): string {
  return 'List Entra object ids; the Entra admin center shows one on each user\'s page as "Object ID".';
}

/** What to do about a problem at the key; always something. */
export function remedyAt(key: string): string {
  return remedies[key] ?? remedies[''] ?? '';
}
