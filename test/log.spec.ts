import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { AppError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  write(createLog('trace', sink));
  return text;
}

describe('the log', () => {
  it('keeps facts of the allow-list and drops all others', () => {
    const line = logged((log) =>
      log.info('A step was saved', { requestId: 'r1', companyName: 'Contoso', email: 'a@b.de' }),
    );
    assert.match(line, /"requestId":"r1"/);
    assert.doesNotMatch(line, /Contoso|a@b\.de/);
  });

  it('never repeats the text of an error that is not ours, nor of its cause', () => {
    const typed = 'Contoso typed this';
    const foreign = logged((log) => log.error('Failed', {}, new TypeError(typed)));
    const ours = new AppError('unknown', 'An unexpected error.', 'See the log.', { cause: new Error(typed) });
    const wrapped = logged((log) => log.error('Failed', {}, ours));
    for (const line of [foreign, wrapped]) assert.doesNotMatch(line, /Contoso/);
    assert.match(foreign, /TypeError/);
    assert.match(foreign, /log\.spec\.ts/);
  });
});
