import assert from 'node:assert/strict';

/** Looking into rendered cards as a person would: by input, by button, by text. */
export type CardNode = { readonly [name: string]: unknown };

export function isCard(value: unknown): value is CardNode {
  return typeof value === 'object' && value !== null && (value as CardNode).type === 'AdaptiveCard';
}

/** Every object in the card, the card itself first. */
export function nodes(card: unknown): CardNode[] {
  if (Array.isArray(card)) return card.flatMap(nodes);
  if (typeof card !== 'object' || card === null) return [];
  return [card as CardNode, ...Object.values(card).flatMap(nodes)];
}

export function byId(card: unknown, id: string): CardNode | undefined {
  return nodes(card).find((node) => node.id === id);
}

export function inputs(card: unknown): CardNode[] {
  return nodes(card).filter((node) => typeof node.type === 'string' && node.type.startsWith('Input.'));
}

export function buttons(card: unknown): CardNode[] {
  return nodes(card).filter((node) => node.type === 'Action.Execute' && node.verb !== undefined);
}

/** The button with this verb, and this data where several have the verb. */
export function button(card: unknown, verb: string, data: CardNode = {}): CardNode {
  const found = buttons(card).find((node) => {
    const own = (node.data ?? {}) as CardNode;
    return node.verb === verb && Object.entries(data).every(([name, value]) => own[name] === value);
  });
  assert(found, `no button ${verb} ${JSON.stringify(data)} on the card; it says: ${text(card)}`);
  return found;
}

/** The button that opens a dialog, or one within it: its verb is in its data. */
export function dialogButton(card: unknown, verb: string): CardNode | undefined {
  return nodes(card).find(({ type, data }) => type === 'Action.Submit' && (data as CardNode).verb === verb);
}

export function hasButton(card: unknown, verb: string): boolean {
  return buttons(card).some((node) => node.verb === verb);
}

/** Everything that can be read on the card, in order. */
export function text(card: unknown): string {
  return nodes(card)
    .flatMap((node) => [node.text, node.title, node.label, node.codeSnippet, node.type === 'TextRun' ? '' : node.value])
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join('\n');
}

/** The message at a field: the text of `<field>Error` or `<field>Warning`. */
export function said(card: unknown, id: string): string | undefined {
  const node = byId(card, id);
  return node && text(node);
}

/** What the inputs hold when nobody touches them. */
export function values(card: unknown): Record<string, string> {
  return Object.fromEntries(inputs(card).map((input) => [String(input.id), String(input.value ?? '')]));
}
