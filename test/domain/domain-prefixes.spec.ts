import assert from 'node:assert/strict';
import {
  checkDomainPrefix,
  domainAlternatives,
  domainPrefix,
  suggestDomainPrefix,
  wholeDomain,
} from '../../src/domain/domain-prefixes.ts';

const suffix = 'onmicrosoft.com';

describe('domain prefixes', () => {
  it('are suggested from the name without its legal form', () => {
    for (const [name, prefix] of [
      ['Contoso Ltd.', 'contoso'],
      ['Contoso GmbH & Co. KG', 'contoso'],
      ['Müller & Söhne AG', 'mullersohne'],
      ['Żabka Polska Sp. z o.o.', 'zabkapolska'],
      ['Grupo Bimbo, S.A.B. de C.V.', 'grupobimbo'],
      ['ООО «Ромашка»', 'romashka'],
      ['株式会社トヨタ', 'toyota'],
      ['台灣積體電路製造股份有限公司', 'taiwanjitidianluzhizao'],
      ['Banco de', 'bancode'],
      ['GmbH', 'gmbh'],
      ['3M', '3m'],
      ['株式会社', 'zhushihuishe'],
      ['A Very Long Company Name That Never Ends', 'averylongcompanynamethatnev'],
      ['★', ''],
      ['', ''],
    ] as const) {
      assert.equal(suggestDomainPrefix(name), prefix, name);
    }
  });

  it('have at least eight valid, different alternatives', () => {
    for (const prefix of ['contoso', 'abcdefghijklmnopqrstuvwxyz1', 'a']) {
      const alternatives = domainAlternatives(prefix, 'DE');
      assert.ok(alternatives.length >= 8);
      assert.equal(new Set([prefix, ...alternatives]).size, alternatives.length + 1);
      for (const alternative of alternatives)
        assert.deepEqual(checkDomainPrefix(alternative, suffix), { value: alternative });
    }
  });

  it('are read from a prefix or a whole name', () => {
    for (const typed of ['contoso', ' Contoso ', 'contoso.onmicrosoft.com', 'CONTOSO.onmicrosoft.com']) {
      assert.equal(domainPrefix(typed, suffix), 'contoso', typed);
      assert.equal(domainPrefix(typed, `.${suffix}`), 'contoso', typed);
    }
    assert.equal(wholeDomain('contoso', suffix), 'contoso.onmicrosoft.com');
  });

  it('hold letters and digits only, 27 at most', () => {
    assert.deepEqual(checkDomainPrefix('a'.repeat(27), suffix), { value: 'a'.repeat(27) });
    assert.deepEqual(checkDomainPrefix('a'.repeat(28), suffix), {
      refusal: { key: 'problem.tooLong', params: { max: '27' } },
    });
    for (const typed of ['con toso', 'con-toso', 'contoso.com', 'müller', '.onmicrosoft.com']) {
      assert.deepEqual(checkDomainPrefix(typed, suffix), { refusal: { key: 'problem.domain.characters' } }, typed);
    }
  });
});
