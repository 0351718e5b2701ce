/** Any JSON object of a card, by its properties. */
export type Part = Readonly<Record<string, unknown>>;

/** Every object in a card, the outer before the inner. */
export function parts(value: unknown): readonly Part[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Part, ...Object.values(value).flatMap(parts)];
}

/** The parts whose type begins so: `Input.`, `Action.Execute`. */
export function partsOfType(card: unknown, type: string): readonly Part[] {
  return parts(card).filter((part) => typeof part.type === 'string' && part.type.startsWith(type));
}

export function partWithId(card: unknown, id: string): Part | undefined {
  return parts(card).find((part) => part.id === id);
}

/** All that a card says, in its order, without the values of its inputs. */
export function textOf(card: unknown): string {
  return parts(card)
    .filter((part) => typeof part.text === 'string' || typeof part.value === 'string')
    .map((part) => String(part.text ?? part.value))
    .join('\n');
}
