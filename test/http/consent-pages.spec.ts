import assert from 'node:assert/strict';
import { AppError } from '../../src/errors.ts';
import { askPage, failedPage, finishedPage } from '../../src/http/consent-pages.ts';

const hostile = `<b>&"'</b>`;
const harmless = '&#60;b&#62;&#38;&#34;&#39;&#60;/b&#62;';

describe('the consent pages', () => {
  it('escape whatever came from outside', () => {
    const problem = new AppError('unknown', hostile, hostile);
    for (const { body } of [
      askPage(hostile),
      finishedPage({ partner: hostile }),
      finishedPage({ partner: '', problem }),
      failedPage(problem),
    ]) {
      assert.ok(body.text.includes(harmless));
      assert.ok(!body.text.includes(hostile));
    }
  });
});
