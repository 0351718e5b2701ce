import { AppError } from '../errors.ts';

export type CheckName = 'Settings' | 'Database' | 'Sign-in' | 'Read call' | 'Bot registration';

/** What a check found, in one sentence or a few; what failed says what to do. */
export interface Finding {
  readonly outcome: 'ok' | 'failed' | 'skipped';
  readonly check: CheckName;
  readonly text: string;
}

const words: Readonly<Record<Finding['outcome'], string>> = { ok: 'ok   ', failed: 'FAILED', skipped: 'skipped' };

export function ok(check: CheckName, text: string): Finding {
  return { outcome: 'ok', check, text };
}

export function failed(check: CheckName, message: string, remedy: string): Finding {
  return { outcome: 'failed', check, text: `${message} ${remedy}` };
}

export function skipped(check: CheckName, why: string): Finding {
  return { outcome: 'skipped', check, text: why };
}

/** What was thrown, in our own words alone: a library's may quote a secret. */
export function failedBy(check: CheckName, thrown: unknown): Finding {
  if (thrown instanceof AppError) return failed(check, thrown.message, thrown.remedy);
  return failed(check, `An unexpected error (${nameOf(thrown)}).`, 'Check the settings that this needs.');
}

/** An error's code, or else its class. */
export function nameOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : thrown.name;
}

/** One line for the terminal. */
export function lineOf({ outcome, check, text }: Finding): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `${words[outcome]} ${check}: ${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}
