import assert from 'node:assert/strict';
import { hasButton, text } from '../support/card.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

describe('the languages', () => {
  let desk: TestDesk;
  before(async function () {
    this.timeout(30_000);
    desk = await startTestDesk();
  });
  after(() => desk.close());

  for (const { locale, command, title, cancel } of [
    { locale: 'de-DE', command: 'Neuer Kunde Müller GmbH', title: /Schritt 1 von 3/, cancel: 'abbrechen' },
    { locale: 'zh-TW', command: '新客戶 台灣玩具', title: /第 1 步|步驟 1/, cancel: '取消' },
    { locale: 'fr-FR', command: 'NEW   customer Jouets', title: /Step 1 of 3/, cancel: 'CANCEL' },
  ]) {
    it(`a rep with ${locale} types in their own words, and any language’s commands are understood`, async () => {
      const rep = desk.user({ locale });
      const first = await rep.asks(command);
      assert.match(text(first.card), title);
      const [ended] = await rep.says(cancel);
      assert(ended?.card && hasButton(ended.card, 'customer.new'), 'it was not cancelled');
      assert(hasButton((await rep.asks('new customer')).card, 'draft.save'));
    });
  }

  it('begins one draft for a command or a click that is delivered twice under different ids', async () => {
    const rep = desk.user();
    await rep.says('new customer Twice Ltd');
    await rep.says('new customer Twice Ltd');
    const list = await rep.asks('my requests');
    assert.equal(text(list.card).match(/Twice Ltd/g)?.length, 1);
  });

  it('answers help, greetings and nonsense with what it can do', async () => {
    const rep = desk.user();
    for (const words of ['help', 'hi', 'qwertz', 'Hilfe', '']) {
      const hint = await rep.asks(words);
      assert(hasButton(hint.card, 'customer.new'), words);
    }
  });

  it('shows one request by its number to its owner alone', async () => {
    const rep = desk.user();
    const first = await rep.asks('new customer Litware');
    const number = text(first.card).match(/TD-\d+/)?.[0] ?? '';
    assert.match(text((await rep.asks(`status ${number.toLowerCase()}`)).card), /Litware/);
    const [answer] = await desk.user().says(`status ${number}`);
    assert.equal(answer?.card, undefined);
    const [unknown] = await rep.says('status TD-999999');
    assert.match(unknown?.text ?? '', /no such request/);
  });
});
