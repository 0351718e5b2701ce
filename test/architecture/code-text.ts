const comment = String.raw`\/\*[\s\S]*?\*\/|\/\/[^\n]*`;
const quoted = String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"`;
const template = String.raw`\x60(?:\\[\s\S]|[^\x60\\])*\x60`;
// A slash begins a regular expression only where a value may begin.
const regex = String.raw`(?<=(?:^|[=(,:;!&|?{}[>]|\breturn)[ \t]*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[dgimsuvy]*`;
const token = new RegExp(`(?<comment>${comment})|(?<quoted>${quoted})|${template}|${regex}`, 'gm');

/** The text with comments blanked out; lines and columns stay. */
export function withoutComments(text: string): string {
  return text.replace(token, (whole, ...rest) => (rest.at(-1).comment === undefined ? whole : blank(whole)));
}

/** The text with comments and quoted strings blanked out. Templates stay, because code runs in them. */
export function withoutCommentsAndStrings(text: string): string {
  return text.replace(token, (whole, ...rest) => {
    const { comment: isComment, quoted: isQuoted } = rest.at(-1);
    return isComment === undefined && isQuoted === undefined ? whole : blank(whole);
  });
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
