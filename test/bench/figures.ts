import { baselineClick, type Sample } from './clickers.ts';

/** The answers of one round: each round has its own baseline, taken just before. */
export type Round = readonly Sample[];

export interface Figures {
  readonly click: string;
  readonly count: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly slowestMs: number;
  /** Times the baseline: the median over the rounds of each round's own ratio of medians. */
  readonly ratio: number;
}

/** The figures of each kind of click over all rounds, in the order of their first appearance. */
export function figuresOf(rounds: readonly Round[]): readonly Figures[] {
  const clicks = [...new Set(rounds.flat().map(({ click }) => click))];
  return clicks.map((click) => {
    const all = rounds.flatMap((round) => timesOf(round, click));
    const ratios = rounds.map((round) => median(timesOf(round, click)) / median(timesOf(round, baselineClick)));
    return {
      click,
      count: all.length,
      medianMs: median(all),
      p95Ms: quantile(all, 0.95),
      slowestMs: Math.max(...all),
      ratio: median(ratios),
    };
  });
}

function timesOf(round: Round, click: string): readonly number[] {
  return round.filter((sample) => sample.click === click).map(({ ms }) => ms);
}

function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The smallest number that is not below this part of them (nearest rank). */
function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}
