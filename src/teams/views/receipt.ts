import { moment } from './moment.ts';
import type { ViewContext } from './view.ts';

/** When the password was shown, to whom, and when it was destroyed: never what it was. Undefined while there is none such. */
export function receiptOf(ctx: ViewContext): string | undefined {
  const { t, receipt, holder: name } = ctx;
  if (!receipt) return undefined;
  const destroyed = moment(receipt.destroyedAt, ctx);
  if (!receipt.shownAt) return t('receipt.unfetched', { destroyed });
  const times = { shown: moment(receipt.shownAt, ctx), destroyed };
  return name === undefined ? t('receipt.yours', times) : t('receipt.theirs', { ...times, name });
}
