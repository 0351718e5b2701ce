import tlds from 'tlds' with { type: 'json' };

/** IANA's list of 2025-10-24 as npm `tlds` 1.261 has it: what is reserved for tests and for local networks is not in it. */
const known = new Set(tlds.flatMap((label) => [label, asciiOf(label)]));

/** Whether there is such a top-level domain, without its dot and in either spelling: `com`, `рф` or `xn--p1ai`. */
export function isTopLevelDomain(label: string): boolean {
  return known.has(label.toLowerCase());
}

function asciiOf(label: string): string {
  return /^[a-z]+$/.test(label) ? label : new URL(`https://x.${label}`).hostname.slice(2);
}
