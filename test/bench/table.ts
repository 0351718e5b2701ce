import type { Figures } from './figures.ts';

const head = ['click', 'n', 'median ms', 'p95 ms', 'slowest ms', 'ratio', 'all in time'];

/** The figures as lines of text: the first column to the left, the others to the right. */
export function table(figures: readonly Figures[], limitMs: number): string {
  const rows = figures.map((figure) => [
    figure.click,
    String(figure.count),
    figure.medianMs.toFixed(1),
    figure.p95Ms.toFixed(1),
    figure.slowestMs.toFixed(1),
    figure.ratio.toFixed(2),
    figure.slowestMs <= limitMs ? 'yes' : 'NO',
  ]);
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  ')).join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
