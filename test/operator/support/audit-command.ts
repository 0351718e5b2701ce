import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { createLog } from '../../../src/log.ts';
import { runAudit } from '../../../src/operator/run-audit.ts';

export interface AuditRan {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** `npm run audit -- <args>` in this process. */
export async function auditCommand(args: string, settings: Readonly<Record<string, string>>): Promise<AuditRan> {
  let [out, errors] = ['', ''];
  const code = await runAudit(args.split(' '), settings, {
    log: createLog('silent'),
    print: async (given) => {
      out += given;
    },
    complain: async (given) => {
      errors += given;
    },
  });
  return { code, out, errors };
}

/** The same as the program that it is. */
export async function auditProgram(args: string, settings: Readonly<Record<string, string>>): Promise<AuditRan> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/audit.ts', ...args.split(' ')], {
    env: { PATH: process.env.PATH, ...settings },
  });
  const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, errors };
}
