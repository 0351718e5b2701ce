import assert from 'node:assert/strict';

/** A page as a browser shows it, where its redirects ended. */
export interface Shown {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  /** The source. */
  readonly source: string;
}

/** A person's browser without scripts: follows redirects, keeps cookies by host, submits forms. */
export class Browser {
  readonly #fetch: typeof fetch;
  readonly #cookies = new Map<string, Map<string, string>>();
  /** Every address that was asked for, in order. */
  readonly visited: string[] = [];

  constructor(fetchFn: typeof fetch) {
    this.#fetch = fetchFn;
  }

  /** Opens an address; `follow: false` shows the redirect itself. */
  async opens(url: string, { follow = true, form }: { follow?: boolean; form?: URLSearchParams } = {}): Promise<Shown> {
    this.visited.push(url);
    const response = await this.#fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: this.cookieHeader(url) },
      ...(form ? { body: form } : {}),
    });
    this.#keepCookies(url, response.headers.getSetCookie());
    const location = response.headers.get('location');
    const source = await response.text();
    if (location === null || !follow) return { url, status: response.status, headers: response.headers, source };
    assert.ok(this.visited.length < 50, 'the redirects have no end');
    return this.opens(new URL(location, url).href);
  }

  /** Presses a button of the page's one form, by its label. */
  async presses(page: Shown, label: string, options: { follow?: boolean } = {}): Promise<Shown> {
    assert.match(page.source, /<form method="post">/, `no form on: ${textOf(page)}`);
    const form = new URLSearchParams();
    for (const [, name = '', value = ''] of page.source.matchAll(/<input type="hidden" name="(.*?)" value="(.*?)">/g)) {
      form.append(name, unescaped(value));
    }
    const buttons = [...page.source.matchAll(/<button(.*?)>(.*?)<\/button>/gs)];
    const button = buttons.find(([, , text = '']) => unescaped(text) === label);
    assert.ok(button, `no button “${label}” on: ${textOf(page)}`);
    const [, name, value] = /name="(.*?)" value="(.*?)"/.exec(button[1] ?? '') ?? [];
    if (name !== undefined && value !== undefined) form.append(name, unescaped(value));
    return this.opens(page.url, { ...options, form });
  }

  cookieHeader(url: string): string {
    const jar = this.#cookies.get(new URL(url).hostname);
    return [...(jar ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keepCookies(url: string, cookies: readonly string[]): void {
    const { hostname } = new URL(url);
    const jar = this.#cookies.get(hostname) ?? new Map<string, string>();
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^(.*?)=(.*?)(?:;|$)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    this.#cookies.set(hostname, jar);
  }
}

/** What can be read on the page. */
export function textOf({ source }: Shown): string {
  const body = /<body>(.*)<\/body>/s.exec(source)?.[1] ?? source;
  return unescaped(body.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function unescaped(html: string): string {
  return html.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
