import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../src/teams/escape-markdown.ts';

const cases = [
  ['plain names stay', "Müller & Söhne GmbH, O'Brien-Smith (Süd)", "Müller & Söhne GmbH, O'Brien-Smith (Süd)"],
  ['phone numbers and house numbers stay', '+49 89 31760', '+49 89 31760'],
  ['emphasis', '*a* __b__ ~c~', '\\*a\\* \\_\\_b\\_\\_ \\~c\\~'],
  ['links and images', '![x](http://y)', '!\\[x\\](http://y)'],
  ['links in angle brackets', '<http://y>', '\\<http://y>'],
  ['code and tables', '`a` | b', '\\`a\\` \\| b'],
  ['backslashes', 'a\\*b', 'a\\\\\\*b'],
  ['headings', '# a', '\\# a'],
  ['quotes', '> a', '\\> a'],
  ['lists', '- a', '\\- a'],
  ['lists with a plus', '+ a', '\\+ a'],
  ['rules', '---', '\\---'],
  ['numbered lists', '1. a', '1\\. a'],
  ['numbered lists with a bracket', '12) a', '12\\) a'],
  ['lines become one', 'a\r\n# b', 'a # b'],
  ['no code block by leading spaces', '    a', 'a'],
  ['entities', '&lt;b&gt; &#42;', '\\&lt;b\\&gt; \\&#42;'],
  ['dates of the client', '{{DATE(2020-01-01T00:00:00Z, SHORT)}}', '{\\{DATE(2020-01-01T00:00:00Z, SHORT)}}'],
  ['times of the client', '{{ time(2020-01-01T00:00:00Z)}}', '{\\{ time(2020-01-01T00:00:00Z)}}'],
] as const;

describe('escapeMarkdown', () => {
  for (const [name, typed, escaped] of cases) {
    it(name, () => assert.equal(escapeMarkdown(typed), escaped));
  }
});
