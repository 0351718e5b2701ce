import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Texts with an end that carry their own proof, so that nothing needs to be stored to believe them. */
export interface SignedTexts {
  sign(text: string, expiresAt: Date): string;
  /** What was signed; undefined when it is not ours, was changed, or is over. Says nothing of whether it was used. */
  read(signed: string, now: Date): { readonly text: string; readonly expiresAt: Date } | undefined;
}

const longest = 4_096;

/**
 * Signs with HMAC-SHA-256 under a key of its own, derived by HKDF (RFC 5869) from the newest sealing key and the purpose:
 * what was signed for one purpose is nothing for another.
 */
export function createSignedTexts([newest]: readonly Buffer[], purpose: string): SignedTexts {
  if (!newest) throw new RangeError('Signing needs a sealing key.');
  const key = Buffer.from(hkdfSync('sha256', newest, '', `tenant-desk:${purpose}`, 32));

  function proofOf(claim: string): Buffer {
    return createHmac('sha256', key).update(claim).digest();
  }

  return {
    sign(text, expiresAt) {
      const claim = Buffer.from(`${expiresAt.getTime()}.${text}`).toString('base64url');
      return `${claim}.${proofOf(claim).toString('base64url')}`;
    },
    read(signed, now) {
      if (signed.length > longest) return undefined;
      const [claim = '', proof = ''] = signed.split('.');
      const expected = proofOf(claim);
      const given = Buffer.from(proof, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      const [, time = '', text = ''] = /^(\d+)\.(.*)$/s.exec(Buffer.from(claim, 'base64url').toString('utf8')) ?? [];
      const expiresAt = new Date(Number(time));
      return expiresAt > now ? { text, expiresAt } : undefined;
    },
  };
}
