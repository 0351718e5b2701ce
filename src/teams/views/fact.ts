import { escapeMarkdown } from '../escape-markdown.ts';
import type { Fact } from './card-data.ts';

/** A title and its value, or nothing when there is nothing to tell. The value may be what somebody typed. */
export function fact(title: string, value: string | undefined): readonly Fact[] {
  return value ? [{ title, value: escapeMarkdown(value) }] : [];
}
