import { readFileSync } from 'node:fs';
import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { page } from './page.ts';

const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
};

export function pageReply(world: World): Reply {
  return { status: 200, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' }, body: page(world) };
}

export function assetReply(name: 'page.css' | 'page.js', type: string): Reply {
  const body = readFileSync(new URL(name, import.meta.url), 'utf8');
  return { status: 200, headers: { ...headers, 'Content-Type': `${type}; charset=utf-8` }, body };
}
