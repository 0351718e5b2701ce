const anchored = new WeakMap<RegExp, RegExp>();

/** Whether the whole value matches a pattern of our own tables, which are written without anchors. */
export function matchesWhole(pattern: RegExp, value: string): boolean {
  const whole = anchored.get(pattern) ?? new RegExp(`^(?:${pattern.source})$`);
  anchored.set(pattern, whole);
  return whole.test(value);
}
