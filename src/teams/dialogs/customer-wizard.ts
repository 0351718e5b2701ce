import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { steps } from '../../domain/profile.ts';
import type { Outcome } from '../../flows/click.ts';
import { correctRequest } from '../../flows/creation/retry-request.ts';
import { viewRequest } from '../../flows/delivery/view-request.ts';
import { cancelDraft, editStep, goBack } from '../../flows/drafts/move-draft.ts';
import { isEditable, saveStep } from '../../flows/drafts/save-step.ts';
import { startDraft } from '../../flows/drafts/start-draft.ts';
import { submitRequest } from '../../flows/drafts/submit-request.ts';
import { takeAddress, takeDomain } from '../../flows/drafts/take-suggestion.ts';
import type { FlowContext } from '../../flows/flow-context.ts';
import { parseCommand } from '../commands.ts';
import type { Surface } from '../surface.ts';
import type { Action, Turn } from '../turn.ts';
import type { Verb } from '../views/card-data.ts';

/** All that the dialog keeps in its own state; what the rep typed is in the request's row. */
interface WizardState {
  requestId?: string;
  step?: string;
}

type Handler = (flow: FlowContext, turn: Turn, action: Action) => Promise<Outcome>;

const handlers: Partial<Readonly<Record<Verb, Handler>>> = {
  'customer.new': async (flow, { person, locale, origin }) => ({
    kind: 'request',
    request: await startDraft(flow, { owner: person, locale, origin }),
  }),
  'draft.save': async (flow, turn, action) => {
    const step = steps.find((known) => known === action.step);
    if (!step) return viewRequest(flow, turn.person, action.requestId);
    return saveStep(flow, click(turn, action), step, action.inputs);
  },
  'draft.back': (flow, turn, action) => goBack(flow, click(turn, action), action.inputs),
  'draft.edit': (flow, turn, action) => {
    const step = steps.find((known) => known === action.step) ?? 'company';
    return editStep(flow, click(turn, action), step, action.inputs);
  },
  'draft.cancel': (flow, turn, action) => cancelDraft(flow, click(turn, action)),
  'draft.useDomain': (flow, turn, action) => takeDomain(flow, click(turn, action), action.suggestion, action.inputs),
  'draft.useAddress': (flow, turn, action) => takeAddress(flow, click(turn, action), action.suggestion, action.inputs),
  'request.submit': (flow, turn, action) => submitRequest(flow, click(turn, action), action.inputs),
  'request.correct': (flow, turn, action) => correctRequest(flow, click(turn, action)),
  'request.view': (flow, turn, action) => viewRequest(flow, turn.person, action.requestId),
};

function click(turn: Turn, { requestId, version }: Action) {
  return { actor: turn.person, requestId, version };
}

export function isWizardVerb(verb: Verb): boolean {
  return verb in handlers;
}

/** How the bot hands a turn to the dialog: by the turn context's own state. */
export const turnKey = Symbol('turn');

/**
 * The wizard in which a rep describes a customer: a dialog made for cards, which takes text, Action.Submit and
 * Action.Execute alike (a WaterfallDialog ignores invokes). Any click finds its request by the card's id, so a card
 * works on after a restart, days later, or when another wizard was begun meanwhile.
 */
export class CustomerWizard extends Dialog {
  static readonly id = 'customerWizard';

  constructor(
    private readonly flow: FlowContext,
    private readonly surface: Surface,
  ) {
    super(CustomerWizard.id);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.take(dc);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.take(dc);
  }

  private async take(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = dc.context.turnState.get<Turn>(turnKey);
    const state: WizardState = dc.activeDialog?.state ?? {};
    const outcome = await this.decide(turn, state);
    if (!outcome) return Dialog.EndOfTurn;
    await this.surface.show(dc.context, turn, outcome);
    if (outcome.kind !== 'request') return state.requestId ? Dialog.EndOfTurn : dc.endDialog();
    if (isEditable(outcome.request)) {
      state.requestId = outcome.request.id;
      state.step = outcome.request.step;
      return Dialog.EndOfTurn;
    }
    return outcome.request.id === state.requestId || !state.requestId ? dc.endDialog() : Dialog.EndOfTurn;
  }

  private async decide(turn: Turn, { requestId }: WizardState): Promise<Outcome | undefined> {
    if (turn.ask.kind === 'action') return handlers[turn.ask.verb]?.(this.flow, turn, turn.ask);
    if (turn.ask.kind !== 'text') return undefined;
    const command = parseCommand(turn.ask.text);
    if (command?.name === 'newCustomer') {
      const { person: owner, locale, origin } = turn;
      const companyName = command.rest === '' ? {} : { companyName: command.rest };
      return { kind: 'request', request: await startDraft(this.flow, { owner, locale, origin, ...companyName }) };
    }
    if (command?.name !== 'cancel' || !requestId) return undefined;
    const current = await viewRequest(this.flow, turn.person, requestId);
    if (current.kind !== 'request') return current;
    return cancelDraft(this.flow, { actor: turn.person, requestId, version: current.request.version });
  }
}
