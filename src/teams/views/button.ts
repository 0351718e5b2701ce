import type { CustomerRequest } from '../../domain/request.ts';
import type { Button, ButtonData, DialogButton, Verb } from './card-data.ts';

type Extra = Pick<ButtonData, 'step' | 'suggestion'>;

/** A button about a request. It carries the version that its card shows, so that a late click is recognised. */
export function requestButton(
  request: Pick<CustomerRequest, 'id' | 'version'>,
  verb: Verb,
  title: string,
  { style = 'default', inputs = 'none', data = {} }: Partial<Pick<Button, 'style' | 'inputs'>> & { data?: Extra } = {},
): Button {
  return { title, verb, data: { requestId: request.id, version: request.version, ...data }, style, inputs };
}

/** Asks the bot for a dialog. Behind the other buttons: it offers what one of them does in another way. */
export function opensDialog(request: Pick<CustomerRequest, 'id' | 'version'>, verb: Verb, title: string): DialogButton {
  const data = { verb, requestId: request.id, version: request.version, msteams: { type: 'task/fetch' } } as const;
  return { title, data, style: 'default', mode: 'secondary' };
}

/** Sends a dialog's answer. */
export function submitsDialog(
  request: Pick<CustomerRequest, 'id' | 'version'>,
  verb: Verb,
  title: string,
): DialogButton {
  const data = { verb, requestId: request.id, version: request.version };
  return { title, data, style: 'positive', mode: 'primary' };
}

export function newCustomerButton(title: string): Button {
  return { title, verb: 'customer.new', data: {}, style: 'positive', inputs: 'none' };
}
