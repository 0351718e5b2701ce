import assert from 'node:assert/strict';
import { type Clicker, type Sample, secondStep, stepper, wrongSaver } from '../../bench/clickers.ts';
import { byId, hasButton, text } from '../../support/card.ts';
import { createOne, fillIn, wingtip } from '../../support/story.ts';
import type { TeamsUser } from '../../support/teams-user.ts';
import type { TestDesk } from '../../support/test-desk.ts';

/** A click at the two tables. */
export interface Comparison {
  readonly click: string;
  readonly emptyMs: number;
  readonly fullMs: number;
  /** The median of the rounds' own ratios: a machine that gets slower meanwhile does not move it. */
  readonly ratio: number;
}

/** Some requests of one owner, of each kind that stays: what a table is filled with. With those that are measured, more than a list shows. */
export async function makeOriginals(desk: TestDesk): Promise<TeamsUser> {
  const owner = desk.user();
  const delivered = await createOne(owner, { ...wingtip.company, companyName: 'Original One', domain: 'original' });
  await owner.clicks(await owner.clicks(delivered, 'credential.reveal'), 'credential.done');
  await owner.waitsFor(delivered.messageId, (card) => !hasButton(card, 'credential.reveal'));
  await createOne(owner, { ...wingtip.company, companyName: 'Original Two', domain: 'originaltwo' });
  for (const domain of ['originalthree', 'originalfour', 'originalfive']) {
    const cancelled = await secondStep(owner, domain);
    await owner.clicks(cancelled, 'draft.cancel');
    await owner.waitsFor(cancelled.messageId, (card) => hasButton(card, 'customer.new'));
  }
  await secondStep(owner, 'originalsix');
  return owner;
}

/** The same clicks at both desks, one here, one there, the one that begins changing from round to round. */
export async function compareClicks(
  empty: { readonly desk: TestDesk; readonly owner: TeamsUser },
  full: { readonly desk: TestDesk; readonly owner: TeamsUser },
  rounds: number,
): Promise<readonly Comparison[]> {
  const [atEmpty, atFull] = [await clickersOf(empty), await clickersOf(full)];
  const samples = { empty: [] as Sample[], full: [] as Sample[] };
  for (let round = -2; round < rounds; round += 1) {
    for (const kind of atEmpty.keys()) {
      const turns = [
        { clicker: atEmpty[kind], kept: samples.empty },
        { clicker: atFull[kind], kept: samples.full },
      ];
      for (const { clicker, kept } of round % 2 === 0 ? turns : turns.toReversed()) {
        const made = (await clicker?.()) ?? [];
        // The first rounds warm up.
        if (round >= 0) kept.push(...made);
      }
    }
  }
  return [...new Set(samples.empty.map(({ click }) => click))].map((click) => {
    const [atOne, atOther] = [timesOf(samples.empty, click), timesOf(samples.full, click)];
    const ratios = atOne.map((ms, round) => (atOther[round] ?? Number.NaN) / ms);
    return { click, emptyMs: median(atOne), fullMs: median(atOther), ratio: median(ratios) };
  });
}

async function clickersOf({ desk, owner }: { desk: TestDesk; owner: TeamsUser }): Promise<readonly Clicker[]> {
  const rep = desk.user({ objectId: owner.objectId });
  return [
    wrongSaver(rep, await secondStep(rep, 'measuredone')),
    stepper(rep, await secondStep(rep, 'measuredtwo')),
    await reviewer(rep),
    asker(rep, 'my requests'),
    asker(rep, 'status TD-1001'),
  ];
}

/** Goes from the review one step back and forth again. */
async function reviewer(user: TeamsUser): Promise<Clicker> {
  let seen = await fillIn(user, { ...wingtip.company, companyName: 'Measured Three', domain: 'measuredthree' });
  return async () => {
    const back = await user.clicks(seen, 'draft.back');
    assert(byId(back.card, 'addressLine1'));
    const started = performance.now();
    seen = await user.clicks(back, 'draft.save');
    const ms = performance.now() - started;
    assert(hasButton(seen.card, 'request.submit'), text(seen.card));
    return [{ click: 'review', ms }];
  };
}

function asker(user: TeamsUser, command: string): Clicker {
  return async () => {
    const started = performance.now();
    await user.asks(command);
    return [{ click: command, ms: performance.now() - started }];
  };
}

function timesOf(samples: readonly Sample[], wanted: string): readonly number[] {
  return samples.filter(({ click }) => click === wanted).map(({ ms }) => ms);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
