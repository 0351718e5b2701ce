/**
 * Text so that a Markdown field of a card (FactSet, TextBlock) shows it as it was typed.
 * Only what would act is escaped, because not every client takes a backslash away from a character that would not.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
      .trim()
      .replace(/[\\*_[\]`~|<]/g, '\\$&')
      // An entity (`&lt;`) would be decoded; an ampersand by itself is harmless.
      .replace(/&(?=#?\w+;)/g, '\\&')
      // Clients replace {{DATE(…)}} and {{TIME(…)}} by a date of their own.
      .replace(/\{\{(?=\s*(?:DATE|TIME)\s*\()/gi, '{\\{')
      // These act at the start of a line only: headings, quotes, lists, rules.
      .replace(/^(?:[#>=]|[-+](?=\s|$|[-+]))/, '\\$&')
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
  );
}
