import { type CustomerRequest, requestNumber } from '../../domain/request.ts';
import type { DialogAsk } from '../turn.ts';
import type { ViewContext } from './view.ts';

/** What is true of the request, where a dialog has no password to show or was told that it is saved. */
export function dialogWords(
  request: CustomerRequest,
  { verb, version }: Pick<DialogAsk, 'verb' | 'version'>,
  { t }: Pick<ViewContext, 't'>,
): string {
  const { state, customer } = request;
  const { reset } = customer ?? {};
  if (reset?.state === 'asked') return t('dialog.resetAsked');
  if (verb === 'credential.done') {
    if (state === 'delivered') return t('dialog.destroyed');
    if (reset?.state === 'done' && version < reset.version) return t('dialog.replaced');
    // Something else changed the request at the same moment, or the password is somebody else's by now.
    if (state === 'created') return t('dialog.notDestroyed');
  }
  return t('dialog.nothing', { request: requestNumber(request), state: t(`state.${state}`) });
}
