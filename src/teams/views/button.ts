import type { CustomerRequest } from '../../domain/request.ts';
import type { Button, ButtonData, Verb } from './card-data.ts';

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

export function newCustomerButton(title: string): Button {
  return { title, verb: 'customer.new', data: {}, style: 'positive', inputs: 'none' };
}
