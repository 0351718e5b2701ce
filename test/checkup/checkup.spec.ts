import assert from 'node:assert/strict';
import { ConfigError, readConfig } from '../../src/config.ts';
import { type CheckupWorld, startCheckupWorld } from './support/checkup-world.ts';

describe('a checkup', function () {
  this.timeout(30_000);
  let world: CheckupWorld;
  beforeEach(async () => {
    world = await startCheckupWorld({ sandbox: { singleUseRefreshTokens: true, model: 'indirect' } });
  });
  afterEach(() => world.close());

  it('finds nothing wrong with a bot that can work, as often as it is asked', async () => {
    for (const round of [1, 2]) {
      const { lines, isWell } = await world.run({ PARTNER_MODEL: 'direct' });
      assert.equal(isWell, true, `round ${round}: ${lines.join('\n')}`);
      const [settings = '', database = '', signIn = '', readCall = '', registration = '', ...more] = lines;
      assert.match(settings, /^ok {4}Settings: .*embedded.*cloud global, model direct, sign-in app\+user/);
      assert.match(database, /^ok {4}Database: .*up to date/);
      assert.match(signIn, /^ok {4}Sign-in: .* token .*consented, in \d+ ms\.$/);
      assert.match(readCall, /^ok {4}Read call: .*country US, in \d+ ms\.$/);
      assert.match(registration, /^skipped Bot registration: .*ALLOW_UNAUTHENTICATED/);
      assert.deepEqual(more, []);
    }
  });

  it('reads an indirect provider’s resellers, and says how many there are', async () => {
    const { lines, isWell } = await world.run();
    assert.equal(isWell, true);
    assert.match(lines[3] ?? '', /^ok {4}Read call: Partner Center gave [2-9] active resellers, in \d+ ms/);
  });

  it('needs neither a refresh token nor the database where the app signs in alone', async () => {
    const { lines, isWell } = await world.run({
      PARTNER_AUTH: 'app',
      PARTNER_MODEL: 'direct',
      PARTNER_REFRESH_TOKEN: '',
      DATABASE_URL: 'postgres://127.0.0.1:1/x',
    });
    assert.equal(isWell, false);
    assert.match(lines[1] ?? '', /^FAILED Database: /);
    assert.match(lines[2] ?? '', /^ok {4}Sign-in: .*app alone/);
    assert.match(lines[3] ?? '', /^ok {4}Read call: /);
  });

  it('names wrong settings a line each, as the bot does at its start, and checks nothing else', async () => {
    const wrong = { PORT: 'x', SEALING_KEYS: 'canary', ALLOW_UNAUTHENTICATED: '', PARTNER_CENTER_CLOUD: 'moon' };
    let problems: readonly string[] = [];
    assert.throws(
      () => readConfig({ ...world.env, ...wrong }),
      (error) => {
        assert(error instanceof ConfigError);
        problems = error.problems;
        return true;
      },
    );
    assert.ok(problems.length >= 5);
    const { lines, isWell } = await world.run(wrong);
    assert.equal(isWell, false);
    assert.deepEqual(lines, [
      ...problems.map((problem) => `FAILED Settings: ${problem}`),
      ...['Database', 'Sign-in', 'Read call', 'Bot registration'].map(
        (name) => `skipped ${name}: The settings are wrong.`,
      ),
    ]);
  });
});
