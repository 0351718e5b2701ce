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

  it('are suggested from a name in any script without its legal form', () => {
    for (const [prefix, ...names] of [
      ['ptth', 'บริษัท ปตท. จำกัด (มหาชน)', 'บริษัท ปตท. จำกัด', 'บมจ. ปตท.'],
      ['rvmskh', 'רומשקה בע"מ', 'רומשקה בע״מ', "רומשקה בע''מ"],
      ['zhrh', 'زهرة ش.م.م', 'زهرة ش.م.ع.', 'شركة زهرة ذ.م.م', 'شركة زهرة'],
      ['delta', 'ΔΕΛΤΑ Α.Ε.', 'Δελτα Ε.Π.Ε.', 'Δελτα ΟΕ', 'Δελτα Ι.Κ.Ε.'],
      ['hoaphat', 'Công ty Cổ phần Hòa Phát', 'Công ty TNHH Hòa Phát', 'Công ty Hòa Phát'],
      ['koc', 'Koç Ltd. Şti.', 'Koç A.Ş.', 'Koç Anonim Şirketi', 'Koç San. ve Tic. A.Ş.'],
      ['koc', 'Koç San. ve Tic. Limited Şirketi', 'Koç Sanayi ve Ticaret Ltd. Şti.'],
      ['ani', 'Անի ՍՊԸ', '«Անի» ՓԲԸ', 'Անի ԲԲԸ'],
      ['vela', 'შპს ველა', 'სს ველა'],
      ['tata', 'टाटा लिमिटेड', 'टाटा प्राइवेट लिमिटेड', 'टाटा प्रा. लि.', 'टाटा प्रा.लि.'],
      ['romashka', 'ООО Ромашка', 'Ромашка, ООО', 'АО «Ромашка»', 'ПАО Ромашка', 'ЗАО Ромашка', 'ТОО Ромашка'],
      ['romashka', 'ЧП Ромашка', 'ФОП Ромашка', 'ИП Ромашка', 'Ромашка ЕООД', 'Ромашка ООД', 'Ромашка АД'],
      ['romashka', 'Ромашка д.о.о.', 'Общество с ограниченной ответственностью «Ромашка»'],
      ['romashka', 'ТОВ «Ромашка»', 'Товариство з обмеженою відповідальністю «Ромашка»'],
      ['romashka', 'Акционерное общество Ромашка', 'Ромашка, ООО, ООО'],
      ['contoso', 'Contoso OÜ', 'OÜ Contoso', 'Contoso e.K.', 'Contoso eG', 'Contoso UG (haftungsbeschränkt)'],
      ['contoso', 'Contoso FZ-LLC', 'Contoso Public Company Limited', 'AB Contoso', 'Contoso AB (publ)'],
      ['contoso', 'Contoso Kft.', 'Contoso S.r.l.', 'Contoso S.p.A.', 'Contoso B.V.', 'Contoso N.V.', 'Contoso Oyj'],
      ['contoso', 'Contoso ASA', 'Contoso d.o.o.', 'Contoso s.r.o.', 'Contoso a.s.', 'PT Contoso Tbk', 'PT. Contoso'],
      ['contoso', 'Contoso S. de R.L. de C.V.', 'Contoso S.à r.l.'],
    ]) {
      for (const name of names) assert.equal(suggestDomainPrefix(name), prefix, name);
    }
  });

  it('keep words that only look like a legal form', () => {
    for (const [name, prefix] of [
      ['Abakus', 'abakus'],
      ['Sascha', 'sascha'],
      ['Ostro', 'ostro'],
      ['Ab Initio', 'abinitio'],
      ['Too Good To Go', 'toogoodtogo'],
      ['Оооптика', 'oooptika'],
      ['Ад Маргинем', 'admarginem'],
      ['Compact', 'compact'],
    ] as const) {
      assert.equal(suggestDomainPrefix(name), prefix, name);
    }
  });

  it('are never empty for a legal form alone', () => {
    for (const name of ['ООО', 'บริษัท จำกัด', 'בע"מ', 'شركة', 'Α.Ε.', 'Công ty', 'A.Ş.', 'ՍՊԸ', 'შპს', 'लिमिटेड']) {
      assert.match(suggestDomainPrefix(name), /^[a-z0-9]+$/, name);
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
