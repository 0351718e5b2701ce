import { createHash } from 'node:crypto';
import type { Response } from 'restify';
import { Html, html } from './html.ts';

export interface Page {
  readonly title: string;
  readonly body: Html;
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 38rem; padding: 2rem 1.25rem; font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; }
button { font: inherit; padding: 0.5rem 1.25rem; border: 1px solid #4f52b2; border-radius: 4px; background: #4f52b2; color: #fff; cursor: pointer; }
button:focus-visible { outline: 3px solid; outline-offset: 2px; }
`;

/**
 * The page's button leads to Entra, whose own redirects may go on to other hosts of the sign-in; Chromium holds every one
 * of them against form-action.
 */
const securityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self' https:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': securityPolicy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Sends a page that nobody keeps, frames or refers from. */
export function sendPage(response: Response, status: number, { title, body }: Page): void {
  const { text } = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Tenant Desk</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.sendRaw(status, text);
}
