import { newCustomerButton } from './button.ts';
import { plainHeader } from './header.ts';
import { type View, type ViewContext, view } from './view.ts';

/** The answer to `help`, to a greeting and to words that mean nothing to us. */
export function hintView(ctx: ViewContext, { isApprover = false }: { readonly isApprover?: boolean } = {}): View {
  const { t } = ctx;
  return view('hint', {
    header: plainHeader(t('card.hint')),
    lead: t('hint.lead'),
    commands: [
      { words: t('command.newCustomer'), explanation: t('hint.newCustomer') },
      { words: t('command.myRequests'), explanation: t('hint.myRequests') },
      { words: `${t('command.status')} TD-1042`, explanation: t('hint.status') },
      ...(isApprover ? approversCommands(ctx) : []),
      { words: t('command.cancel'), explanation: t('hint.cancel') },
      { words: t('command.help'), explanation: t('hint.help') },
    ],
    buttons: [newCustomerButton(t('button.newCustomer'))],
  });
}

function approversCommands({ t }: ViewContext): readonly { readonly words: string; readonly explanation: string }[] {
  return [
    { words: t('command.waitingForMe'), explanation: t('hint.waitingForMe') },
    { words: t('command.approvalsHere'), explanation: t('hint.channel') },
  ];
}
