/** One way in which a secret may come to be written down somewhere. */
export interface Spelling {
  readonly name: string;
  /** Its bytes, one character each (latin1): so that a file, a row and a message are searched in the same way. */
  readonly bytes: string;
}

type Escape = (text: string) => string;

const codeUnits = (text: string): readonly number[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const unicode = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
const upperHex: Escape = (text) =>
  text.replace(/\\u[0-9a-f]{4}|%[0-9a-f]{2}/g, (found) => found[0] + found.slice(1).toUpperCase().replace(/^U/, 'u'));
const lowerHex: Escape = (text) => text.replace(/%[0-9A-F]{2}/g, (found) => found.toLowerCase());

const json: Escape = (text) => JSON.stringify(text).slice(1, -1);
const jsonAscii: Escape = (text) => json(text).replace(/[^ -~]/g, (found) => unicode(found.charCodeAt(0)));
/** As serialisers do that keep a text from ending a script element: some write more by number than others. */
const jsonBut =
  (byNumber: RegExp, rest: Escape): Escape =>
  (text) =>
    rest(text).replace(byNumber, (found) => unicode(found.charCodeAt(found.length - 1)));
const jsonWhole: Escape = (text) => codeUnits(text).map(unicode).join('');
const html: Escape = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const htmlBut =
  (apostrophe: string): Escape =>
  (text) =>
    html(text).replace(/'/g, apostrophe);
const numbered =
  (which: RegExp, write: (unit: number) => string): Escape =>
  (text) =>
    text.replace(which, (found) => write(found.charCodeAt(0)));
const decimal = (unit: number): string => `&#${unit};`;
const hexadecimal = (unit: number): string => `&#x${unit.toString(16)};`;
const upperHexadecimal = (unit: number): string => `&#x${unit.toString(16).toUpperCase()};`;
const urlStrict: Escape = (text) =>
  encodeURIComponent(text).replace(/[!'()*~._-]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
const urlForm: Escape = (text) => new URLSearchParams({ x: text }).toString().slice(2);

const escapes: Readonly<Record<string, Escape>> = {
  'in clear': (text) => text,
  JSON: json,
  'JSON in ASCII': jsonAscii,
  'JSON in ASCII, upper case': (text) => upperHex(jsonAscii(text)),
  'JSON for HTML': jsonBut(/[<>&]/g, json),
  'JSON for HTML, and apostrophes': jsonBut(/[<>&']/g, json),
  'JSON for HTML in ASCII': jsonBut(/[<>&]/g, jsonAscii),
  'JSON for HTML in ASCII, and quotes': jsonBut(/[<>&'`+]|\\"/g, jsonAscii),
  'JSON for HTML in ASCII, and quotes, upper case': (text) => upperHex(jsonBut(/[<>&'`+]|\\"/g, jsonAscii)(text)),
  'JSON, every character by its number': jsonWhole,
  'JSON, every character by its number, upper case': (text) => upperHex(jsonWhole(text)),
  'JSON in JSON': (text) => json(json(text)),
  'JSON in ASCII in JSON': (text) => json(jsonAscii(text)),
  'JSON in JSON in JSON': (text) => json(json(json(text))),
  HTML: html,
  'HTML, &#39;': htmlBut('&#39;'),
  'HTML, &#x27;': htmlBut('&#x27;'),
  'HTML, &apos;': htmlBut('&apos;'),
  'HTML by decimal numbers': numbered(/[<>&"']/g, decimal),
  'HTML by decimal numbers, all but words': numbered(/\W/g, decimal),
  'HTML by decimal numbers, all but letters and digits': numbered(/[^A-Za-z0-9]/g, decimal),
  'HTML by hexadecimal numbers': numbered(/[<>&"']/g, hexadecimal),
  'HTML by hexadecimal numbers, all but words': numbered(/\W/g, hexadecimal),
  'HTML by hexadecimal numbers, all but letters and digits': numbered(/[^A-Za-z0-9]/g, hexadecimal),
  'HTML by hexadecimal numbers, upper case': numbered(/\W/g, upperHexadecimal),
  'HTML in JSON': (text) => json(html(text)),
  URL: encodeURIComponent,
  'URL, lower case': (text) => lowerHex(encodeURIComponent(text)),
  'whole URL': encodeURI,
  'strict URL': urlStrict,
  'strict URL, lower case': (text) => lowerHex(urlStrict(text)),
  'URL form': urlForm,
  Markdown: (text) => text.replace(/[\\*_[\]`~|<>]/g, '\\$&'),
  'SQL text': (text) => text.replace(/'/g, "''"),
  'SQL row': doubled,
  'JSON in an SQL row': (text) => doubled(json(text)),
  'JSON in JSON in an SQL row': (text) => doubled(json(json(text))),
};

function doubled(text: string): string {
  return text.replace(/["\\]/g, '$&$&');
}

const asBytes = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  Buffer.from(text, encoding).toString('latin1');

/** What of the secret's base64 is the same whatever stands before and after it, when `before` bytes stand in its group of three. */
function base64Within(secret: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), secret]);
  return whole.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6));
}

function encodings(secret: string, encoding: 'utf8' | 'utf16le'): readonly Spelling[] {
  const bytes = Buffer.from(secret, encoding);
  const hex = bytes.toString('hex');
  const spaced = hex.replace(/..(?!$)/g, '$& ');
  const base64 = [0, 1, 2].map((before) => base64Within(bytes, before));
  const texts = {
    hex,
    'hex, upper case': hex.toUpperCase(),
    'hex, spaced': spaced,
    'numbers of bytes': [...bytes].join(','),
    ...Object.fromEntries(base64.map((text, at) => [`base64, ${at} before`, text])),
    ...Object.fromEntries(
      base64.map((text, at) => [`base64url, ${at} before`, text.replace(/\+/g, '-').replace(/\//g, '_')]),
    ),
    ...Object.fromEntries(base64.map((text, at) => [`base64 in a URL, ${at} before`, encodeURIComponent(text)])),
  };
  return Object.entries(texts).map(([name, text]) => ({ name: `${name} (${encoding})`, bytes: text }));
}

/**
 * Every spelling of the secret, each once: as formats escape text, encoded, and the same of it without its byte order
 * marks, which some readers drop on the way.
 */
export function spellingsOf(secret: string): readonly Spelling[] {
  const found = new Map<string, Spelling>();
  const unmarked = secret.replaceAll('\ufeff', '');
  for (const [kind, text] of [
    ['', secret],
    [' without marks', unmarked],
  ] as const) {
    const escaped = Object.entries(escapes).map(([name, spell]) => ({ name, bytes: asBytes(spell(text)) }));
    const wide = { name: 'in clear (utf16le)', bytes: asBytes(text, 'utf16le') };
    for (const spelling of [...escaped, wide, ...encodings(text, 'utf8'), ...encodings(text, 'utf16le')]) {
      if (!found.has(spelling.bytes)) found.set(spelling.bytes, { ...spelling, name: spelling.name + kind });
    }
  }
  return [...found.values()];
}
