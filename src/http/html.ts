/** HTML that is safe to send as it is. */
export class Html {
  constructor(readonly text: string) {}
}

/** A template whose values are escaped, unless they are HTML already. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | Html)[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(asText)));
}

function asText(value: string | Html): string {
  if (value instanceof Html) return value.text;
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
