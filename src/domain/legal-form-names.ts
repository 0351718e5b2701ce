/*
 * Legal forms that stand at the beginning or the end of a company's name, by script. A form with a dot is found with and
 * without its dots; `"` is any of the marks that Hebrew writes there. Sources: the registers' own names for them.
 */

/** Scripts that put no space around them. */
export const unspacedForms: readonly string[] = [
  ...'株式会社 有限会社 合同会社 (株) (有) 股份有限公司 有限责任公司 有限責任公司 有限公司'.split(' '),
  ...'주식회사 유한회사 (주) (유)'.split(' '),
  // Thailand
  ...'ห้างหุ้นส่วนจำกัด ห้างหุ้นส่วนสามัญ บริษัท จำกัด (มหาชน) บมจ. บจก. หจก.'.split(' '),
  // Laos
  ...'ບໍລິສັດ ຈຳກັດ'.split(' '),
];

/** In any case. */
export const formsByScript: Readonly<Record<string, readonly string[]>> = {
  cyrillic: [
    ...'ооо оао зао пао нао одо осоо тоо тов тдв прат пат чп чуп фоп оод еоод еад дооел ххк жшс таа'.split(' '),
    ...['д.о.о.', 'общество с ограниченной ответственностью', 'публичное акционерное общество'],
    ...['закрытое акционерное общество', 'открытое акционерное общество', 'непубличное акционерное общество'],
    ...['акционерное общество', 'индивидуальный предприниматель', 'товарищество с ограниченной ответственностью'],
    ...['товариство з обмеженою відповідальністю', 'приватне акціонерне товариство', 'приватне підприємство'],
    ...['публічне акціонерне товариство', 'акціонерне товариство', 'фізична особа-підприємець'],
    ...['дружество с ограничена отговорност', 'акционерно дружество'],
    ...['друштво са ограниченом одговорношћу', 'акционарско друштво'],
  ],
  greek: ['α.ε.', 'ε.π.ε.', 'ο.ε.', 'ε.ε.', 'ι.κ.ε.', 'α.ε.β.ε.', 'α.β.ε.ε.', 'ανώνυμη εταιρεία', 'ανώνυμη εταιρία'],
  hebrew: ['בע"מ', 'ע"ר'],
  arabic: [
    ...[
      'شركة',
      'ش.م.م',
      'ش.م.ع',
      'ش.م.ع.ع',
      'ش.م.ع.م',
      'ذ.م.م',
      'ش.ذ.م.م',
      'ش.م.ك',
      'ش.م.ل',
      'ش.م.ب',
      'ش.م.ق',
      'م.م.ح',
    ],
    ...['المحدودة', 'ذات مسؤولية محدودة', 'ذات المسؤولية المحدودة', 'شركة مساهمة', 'مساهمة عامة', 'مساهمة مقفلة'],
    // Iran, Pakistan
    ...['شرکت', 'سهامی خاص', 'سهامی عام', 'با مسئولیت محدود', 'لمیٹڈ', 'پرائیویٹ لمیٹڈ'],
  ],
  armenian: ['սպը', 'փբը', 'բբը'],
  georgian: ['შპს', 'სს', 'სააქციო საზოგადოება', 'შეზღუდული პასუხისმგებლობის საზოგადოება'],
  devanagari: ['प्राइवेट लिमिटेड', 'लिमिटेड', 'प्रा. लि.', 'लि.'],
  bengali: ['প্রাইভেট লিমিটেড', 'লিমিটেড', 'লিঃ', 'লি.'],
  gujarati: ['પ્રાઇવેટ લિમિટેડ', 'લિમિટેડ'],
  tamil: ['பிரைவேட் லிமிடெட்', 'லிமிடெட்'],
  telugu: ['ప్రైవేట్ లిమిటెడ్', 'లిమిటెడ్'],
  kannada: ['ಪ್ರೈವೇಟ್ ಲಿಮಿಟೆಡ್', 'ಲಿಮಿಟೆಡ್'],
  malayalam: ['പ്രൈവറ്റ് ലിമിറ്റഡ്', 'ലിമിറ്റഡ്'],
  ethiopic: ['ኃ.የተ.የግ.ማ', 'አ.ማ'],
};

/** In this case only: else they are words, like the first of Ад Маргинем. */
export const casedForms: readonly string[] = 'АО АД а.д. АТ ПП ИП ЕТ УП ХК АҚ'.split(' ');

/** Several words of Latin letters, without accents. */
export const latinForms: readonly string[] = [
  ...['cong ty', 'cong ty co phan', 'cong ty tnhh', 'cong ty tnhh mtv', 'cong ty tnhh mot thanh vien'],
  ...['anonim sirketi', 'limited sirketi', 'san. ve tic.', 'tic. ve san.', 'san. tic.', 'sanayi ve ticaret'],
  ...[
    'public company limited',
    'public limited company',
    's. de r. l.',
    's. de r. l. de c. v.',
    'kabushiki kaisha',
    'godo kaisha',
  ],
  ...['gesellschaft mit beschrankter haftung', 'spolka z ograniczona odpowiedzialnoscia', 'spolka akcyjna'],
];
