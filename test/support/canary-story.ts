import assert from 'node:assert/strict';
import { byId, hasButton, nodes } from './card.ts';
import type { Chat, ChatPerson, Found } from './chat-person.ts';
import type { ConnectorFault } from './fake-connector.ts';
import { wingtip } from './story.ts';
import type { TestDesk } from './test-desk.ts';

/** What the connector does to one call about a person's chats; `lasts`: to those that follow it as well. */
export interface ChatFault extends Omit<ConnectorFault, 'fits' | 'times'> {
  readonly name: string;
  readonly lasts?: 'there' | 'everywhere';
}

const again = { 'retry-after': '1' };

export const chatFaults: readonly ChatFault[] = [
  { name: 'time-out', silent: true },
  { name: 'nothing gets through any more', status: 403, lasts: 'everywhere' },
  { name: 'nothing private is taken there any more', status: 403, lasts: 'there' },
  { name: '403', status: 403 },
  { name: '404', status: 404 },
  { name: '429', status: 429, headers: again },
  { name: '500', status: 500 },
  { name: 'hang-up', drop: true },
  { name: 'hang-up after storing', dropAfter: true },
];

/** Without a first card there is no story. */
export function endsStory({ lasts }: ChatFault, chat: Chat, nth: number): boolean {
  return nth === 1 && (lasts === 'everywhere' || (lasts === 'there' && chat === 'personal'));
}

/** Lets the nth call about the person's chats from now on fail; answers whether that came to pass. */
export function failAt(desk: TestDesk, person: ChatPerson, nth: number, fault: ChatFault): () => boolean {
  let count = 0;
  desk.connector.fail({
    ...fault,
    times: fault.lasts ? Number.POSITIVE_INFINITY : 1,
    fits(call) {
      if (!person.concerns(call)) return false;
      count += 1;
      if (!fault.lasts) return count === nth;
      return count >= nth && (fault.lasts === 'everywhere' || call.targeted || person.home === person.own);
    },
  });
  return () => count >= nth;
}

/** From the first word to the created customer's card. */
export async function create(person: ChatPerson, domain: string): Promise<Found> {
  const first = await person.begins();
  let card = await person.clicks(first, 'draft.save', { ...wingtip.company, companyName: `${domain} Toys`, domain });
  if (byId(card.card, 'addressLine1')) card = await person.clicks(card, 'draft.save', wingtip.address);
  assert(hasButton(card.card, 'request.submit'), 'no review card');
  return person.waitsFor('credential.reveal', await person.clicks(card, 'request.submit'));
}

/** Every password that the customer's administrator was given, oldest first. */
export function passwordsOf({ sandbox }: TestDesk, domain: string): readonly string[] {
  const customer = sandbox.customers().find((each) => each.domain.startsWith(`${domain}.`));
  return customer ? sandbox.passwords(customer.id) : [];
}

/** Looks at the password, twice, and says that it is saved; from then on nobody is shown it. */
export async function fetchPassword(desk: TestDesk, person: ChatPerson, created: Found, domain: string): Promise<void> {
  const revealed = await person.clicks(created, 'credential.reveal');
  const password = passwordsOf(desk, domain).at(-1);
  assert(password, `${domain} has no password`);
  assertShows(revealed, password);
  assertShows(await person.clicks(created, 'credential.reveal'), password);
  // A receipt; or, where its message is not known any more, a sentence that it comes in another one.
  await person.clicksOnce(revealed, 'credential.done');
  const late = await person.clicksOnce(created, 'credential.reveal');
  assert(!nodes(late).some((node) => Object.values(node).includes(password)), 'it is shown after it was saved');
}

/** Exactly once on the card, exact to the byte, and neither in an input nor in what a button sends. */
function assertShows({ card }: Found, password: string): void {
  const holders = nodes(card).filter((node) => Object.values(node).includes(password));
  assert.equal(holders.length, 1, 'it is not on the card as it is, once');
  const [holder] = holders;
  const shown = Buffer.from(String(holder?.text ?? holder?.codeSnippet));
  assert.deepEqual(shown, Buffer.from(password), 'not exact to the byte');
  assert(holder?.type === 'TextRun' || holder?.type === 'CodeBlock', `a ${holder?.type} may touch it`);
  const sent = nodes(card).flatMap(({ data }) => (data === undefined ? [] : [JSON.stringify(data)]));
  assert(!sent.some((data) => data.includes(JSON.stringify(password).slice(1, -1))), 'a button sends it');
}
