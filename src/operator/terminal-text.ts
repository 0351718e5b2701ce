/** Text for a terminal: what people typed must not move its cursor, colour it or turn its direction. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** To the second, in UTC. */
export function utc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

export type Rows = readonly (readonly string[])[];

/** Rows without those that have nothing to say. */
export function filled(rows: readonly (readonly [string, string | undefined])[]): Rows {
  return rows.flatMap(([label, value]) => (value ? [[label, value]] : []));
}

/** Rows as columns, each as wide as its widest cell. */
export function columns(rows: Rows): readonly string[] {
  const clean = rows.map((row) => row.map(plainText));
  const widths = clean.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(cell.length, most[at] ?? 0)), []);
  return clean.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
