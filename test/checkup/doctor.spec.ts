import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { assertHarmless, type CheckupWorld, startCheckupWorld } from './support/checkup-world.ts';

describe('npm run doctor', function () {
  this.timeout(60_000);
  let world: CheckupWorld;
  before(async () => {
    world = await startCheckupWorld({});
  });
  after(() => world.close());

  async function run(changes: Readonly<Record<string, string>>) {
    const certificate = join(world.dataDir, 'ca.pem');
    await writeFile(certificate, world.sandbox.caCertificate);
    const { PATH } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/doctor.ts'], {
      env: { PATH, NODE_EXTRA_CA_CERTS: certificate, ...world.env, ...changes },
    });
    const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    assert.equal(errors, '');
    const lines = out.trimEnd().split('\n');
    for (const line of lines) assertHarmless(line);
    return { code, outcomes: lines.map((line) => line.split(/[ :]+/, 2).join(' ')) };
  }

  it('prints a line a check and ends with 0 when nothing failed', async () => {
    const { code, outcomes } = await run({});
    assert.deepEqual(outcomes, ['ok Settings', 'ok Database', 'ok Sign-in', 'ok Read', 'skipped Bot']);
    assert.equal(code, 0);
  });

  it('ends with 1 when something failed', async () => {
    const { code, outcomes } = await run({ PARTNER_CLIENT_SECRET: 'wrong' });
    assert.deepEqual(outcomes, ['ok Settings', 'ok Database', 'FAILED Sign-in', 'skipped Read', 'skipped Bot']);
    assert.equal(code, 1);
  });

  it('ends with 1 when the settings are wrong', async () => {
    const { code, outcomes } = await run({ PORT: 'x' });
    assert.deepEqual(outcomes.slice(0, 2), ['FAILED Settings', 'skipped Database']);
    assert.equal(code, 1);
  });
});
