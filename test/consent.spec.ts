import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { textOf } from './support/browser.ts';
import { type ConsentingDesk, consents, startConsentingDesk } from './support/consenting-desk.ts';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function consentCommand(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env.PATH, ...env } };
    execFile(process.execPath, ['--import', 'tsx', 'src/consent.ts', ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

describe('npm run consent', function () {
  this.timeout(30_000);
  let world: ConsentingDesk;
  let env: Record<string, string>;
  before(async () => {
    world = await startConsentingDesk();
    const { desk, sealingKeys } = world;
    const bot = { HOST: '127.0.0.1', ALLOW_UNAUTHENTICATED: '1', DATA_DIR: desk.dataDir, SEALING_KEYS: sealingKeys };
    env = { ...desk.sandbox.settings(), ...bot };
  });
  after(() => world.desk.close());

  it('prints a link that the running bot takes, and what to do with it', async () => {
    const { code, stdout } = await consentCommand(env, `${world.desk.url}/`);
    const [link = '', ...rest] = stdout.trim().split('\n');
    assert.equal(code, 0);
    assert.match(rest.join('\n'), /within 15 minutes/);
    assert.match(rest.join('\n'), /Admin agent or Sales agent/);
    assert.ok(rest.join('\n').includes(`${world.desk.url}/auth/partner-center`));
    assert.match(textOf(await consents(world.newBrowser(), link)), /Done: /);
  });

  it('takes the bot on this machine when no address is given', async () => {
    const { stdout } = await consentCommand({ ...env, PORT: '4711' });
    assert.match(stdout, /^http:\/\/localhost:4711\/auth\/partner-center\?link=/);
  });

  it('takes no address to which Entra would not send anybody back', async () => {
    for (const address of ['http://bot.contoso.com', 'https://bot.contoso.com?a=b']) {
      const { code, stdout, stderr } = await consentCommand(env, address);
      assert.deepEqual([code, stdout], [64, ''], address);
      assert.match(stderr, /npm run consent -- https:/);
    }
  });

  it('says that none is needed when the app signs in alone', async () => {
    const { code, stdout } = await consentCommand({ ...env, PARTNER_AUTH: 'app' });
    assert.equal(code, 0);
    assert.match(stdout, /^No consent is needed/);
    assert.doesNotMatch(stdout, /link=/);
  });

  it('names wrong settings as the bot does', async () => {
    const { code, stderr } = await consentCommand({ ...env, SEALING_KEYS: 'short' });
    assert.equal(code, 78);
    assert.match(stderr, /^SEALING_KEYS: /);
  });
});
