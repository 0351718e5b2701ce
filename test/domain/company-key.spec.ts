import assert from 'node:assert/strict';
import { companyKey } from '../../src/domain/company-key.ts';
import { hostileTexts } from '../support/hostile-texts.ts';

function keyOf(companyName: string): string | undefined {
  return companyKey({ companyName, country: 'DE' });
}

describe('the key of a company', () => {
  for (const [first, ...others] of [
    [
      'Contoso',
      'CONTOSO',
      ' contoso ',
      'Con-toso',
      'Contoso.',
      '„Contoso“',
      'Ｃｏｎｔｏｓｏ',
      'C o n t o s o',
      'Con\u200btoso',
    ],
    ['Contoso', 'Contoso GmbH', 'Contoso Ltd.', 'Contoso, Inc.', 'Contoso GmbH & Co. KG', 'Contoso S. de R.L. de C.V.'],
    ['Müller & Söhne', 'MÜLLER UND SÖHNE AG', 'Muller + Sohne', 'Mu\u0308ller & So\u0308hne'],
    ['Société Générale', 'SOCIETE GENERALE S.A.'],
    ['Ромашка', 'ООО «Ромашка»', 'РОМАШКА, ООО'],
    ['トヨタ', '株式会社トヨタ', 'ﾄﾖﾀ'],
    ['臺灣積體電路', '台灣積體電路股份有限公司'],
    ['日本', '日本AG', '日本 AG'],
    ['Λουκάς', 'ΛΟΥΚΑΣ Α.Ε.'],
  ]) {
    it(`is one for ${[first, ...others].join(', ')}`, () => {
      assert.notEqual(keyOf(first ?? ''), undefined);
      for (const other of others) assert.equal(keyOf(other), keyOf(first ?? ''), other);
    });
  }

  it('is another for another company, however alike', () => {
    const names = [
      ...['Contoso', 'Contoso Group', 'Contoso 2', 'Contosi', 'Contoso Deutschland', 'Kontoso', 'Ab Initio', 'Initio'],
      // The same sound in other scripts, and letters that look like Latin ones.
      ...['京都', '教徒', 'Соntоsо', 'GmbH', 'AG'],
    ];
    assert.equal(new Set(names.map(keyOf)).size, names.length);
  });

  it('is another in another country', () => {
    assert.notEqual(companyKey({ companyName: 'Contoso', country: 'AT' }), keyOf('Contoso'));
  });

  it('is missing where there is nothing to compare', () => {
    for (const nothing of ['', ' ', '★', '\u200b', '!?']) assert.equal(keyOf(nothing), undefined, nothing);
    assert.equal(companyKey({ companyName: 'Contoso' }), undefined);
    assert.equal(companyKey({ country: 'DE' }), undefined);
  });

  it('fits into an index, whatever was typed, and is made in no time', () => {
    for (const text of hostileTexts.all) {
      const started = performance.now();
      for (const key of [keyOf(text), companyKey({ companyName: 'Contoso', country: text })]) {
        assert.ok(Buffer.byteLength(key ?? '') <= 800, text.slice(0, 40));
      }
      assert.ok(performance.now() - started < 500, text.slice(0, 40));
    }
  });
});
