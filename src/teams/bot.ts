import { ActivityTypes, PrivateConversationState, type Storage, type TurnContext } from 'botbuilder';
import { DialogSet, type DialogState } from 'botbuilder-dialogs';
import { askPasswordReset } from '../flows/ask-password-reset.ts';
import { clickBudget } from '../flows/click-budget.ts';
import type { FlowContext } from '../flows/flow-context.ts';
import { retryRequest } from '../flows/retry-request.ts';
import { finishCredential, revealCredential } from '../flows/reveal-credential.ts';
import { searchResellers } from '../flows/search-resellers.ts';
import { settleAnswer } from '../flows/settle-answer.ts';
import { listRequests, viewRequest, viewRequestByNumber } from '../flows/view-request.ts';
import { withdrawRequest } from '../flows/withdraw-request.ts';
import { answerMessage, answerSearch } from './answers.ts';
import { parseCommand, parseRequestNumber, type TextCommand } from './commands.ts';
import { CustomerWizard, isWizardVerb, turnKey } from './dialogs/customer-wizard.ts';
import type { Presenter } from './presenter.ts';
import { translator } from './strings/translate.ts';
import { type ShownCard, type Surface, shownCardKey } from './surface.ts';
import { type Action, readTurn, type Turn } from './turn.ts';
import { shownRequests } from './views/request-list-view.ts';

export interface BotOptions {
  readonly flow: FlowContext;
  readonly presenter: Presenter;
  readonly surface: Surface;
  /** Where the dialog state is kept. */
  readonly storage: Storage;
}

/** No command is longer; more of it is not looked at. */
const longestText = 2_000;

/** Set on the turn when something is to be done once the answer has left. */
export const afterAnswerKey = Symbol('afterAnswer');

/** What the bot does with one authenticated activity. Never rejects: what goes wrong is logged and told in one sentence. */
export type BotLogic = (context: TurnContext) => Promise<void>;

export function createBotLogic({ flow, presenter, surface, storage }: BotOptions): BotLogic {
  const dialogState = new PrivateConversationState(storage);
  const dialogs = new DialogSet(dialogState.createProperty<DialogState>('dialogs'));
  dialogs.add(new CustomerWizard(flow, surface));

  return async function onTurn(context) {
    const turn = readTurn(context);
    try {
      if (!turn) return await sayUnknownPerson(context);
      await take(context, turn);
      if (flow.sharesDatabase) settleAfterAnswer(context);
    } catch (error) {
      flow.log.error('A turn failed', { activityType: context.activity.type }, error);
      await surface.say(context, turn ?? { locale: 'en' }, 'answer.failed').catch(() => {});
    }
  };

  function settleAfterAnswer({ turnState }: TurnContext): void {
    const shown = turnState.get<ShownCard>(shownCardKey);
    const leave = turnState.get<() => void>(afterAnswerKey);
    if (!shown) return;
    turnState.set(afterAnswerKey, () => {
      leave?.();
      const { message, version } = shown;
      settleAnswer(flow, message, version).catch((error: unknown) =>
        flow.log.error('An answer could not be settled', { requestId: message.requestId }, error),
      );
    });
  }

  async function take(context: TurnContext, turn: Turn): Promise<void> {
    const { ask } = turn;
    switch (ask.kind) {
      case 'action':
        return takeAction(context, turn, ask);
      case 'text':
        await flow.store.rememberConversation(turn.conversation, flow.clock.now());
        return takeText(context, turn, ask.text);
      case 'search':
        return search(context, turn, ask.dataset, ask.text);
      case 'greeting':
        await flow.store.rememberConversation(turn.conversation, flow.clock.now());
        return surface.showCard(context, turn, presenter.hintCard(turn));
      case 'unknownAction':
        return surface.say(context, turn, 'answer.unknownButton');
      case 'nothing':
        return;
    }
  }

  async function takeAction(context: TurnContext, turn: Turn, action: Action): Promise<void> {
    if (action.requestId !== '') {
      // Updates of the same request wait until this answer has left, so that it is never the older one.
      context.turnState.set(afterAnswerKey, await flow.lanes.enter(action.requestId, clickBudget.laneMs));
    }
    // A client that repaints by itself gets the state as it is; it changes nothing, whatever verb it sends.
    if (!action.isManual) return surface.show(context, turn, await viewRequest(flow, turn.person, action.requestId));
    // Who only ever clicks may be forgotten by now, and the new request has to reach them.
    if (action.verb === 'customer.new') {
      await flow.store.rememberConversation(turn.conversation, flow.clock.now());
    }
    if (isWizardVerb(action.verb)) return runWizard(context, turn);
    const click = { actor: turn.person, requestId: action.requestId, version: action.version };
    switch (action.verb) {
      case 'request.retry':
        return surface.show(context, turn, await retryRequest(flow, click));
      case 'request.withdraw':
        return surface.show(context, turn, await withdrawRequest(flow, click));
      case 'credential.reveal':
        return surface.show(context, turn, await revealCredential(flow, click));
      case 'credential.done':
        return surface.show(context, turn, await finishCredential(flow, click));
      case 'credential.reset':
        return surface.show(context, turn, await askPasswordReset(flow, click));
      default:
        return surface.say(context, turn, 'answer.unknownButton');
    }
  }

  async function takeText(context: TurnContext, turn: Turn, text: string): Promise<void> {
    // A mention comes as a tag within the text; which bot it names does not matter to a command.
    const spoken = text.slice(0, longestText).replace(/<at\b[^>]*>.*?<\/at>/gi, ' ');
    const command = parseCommand(spoken);
    if (command && (await runCommand(context, turn, command))) return;
    const asked: Turn = { ...turn, ask: { kind: 'text', text: spoken } };
    if (command?.name === 'newCustomer') return runWizard(context, asked);
    if (command?.name !== 'cancel') return surface.showCard(context, turn, presenter.hintCard(turn));
    if (await hasWizard(context)) return runWizard(context, asked);
    return surface.say(context, turn, 'answer.nothingToCancel');
  }

  /** False when the command is the wizard's. */
  async function runCommand(context: TurnContext, turn: Turn, { name, rest }: TextCommand): Promise<boolean> {
    switch (name) {
      case 'help':
        await surface.showCard(context, turn, presenter.hintCard(turn));
        return true;
      case 'myRequests':
        await surface.showCard(
          context,
          turn,
          presenter.listCard(await listRequests(flow, turn.person, shownRequests + 1), turn),
        );
        return true;
      case 'status': {
        const number = parseRequestNumber(rest);
        if (number === undefined) await surface.say(context, turn, 'answer.whichRequest');
        else await surface.show(context, turn, await viewRequestByNumber(flow, turn.person, number));
        return true;
      }
      case 'waitingForMe':
      case 'approvalsHere':
        await surface.say(context, turn, 'answer.noApprovals');
        return true;
      default:
        return false;
    }
  }

  async function runWizard(context: TurnContext, turn: Turn): Promise<void> {
    context.turnState.set(turnKey, turn);
    const dc = await dialogs.createContext(context);
    const begins = turn.ask.kind === 'text' && parseCommand(turn.ask.text)?.name === 'newCustomer';
    if (begins && dc.activeDialog) await dc.replaceDialog(CustomerWizard.id);
    else if (dc.activeDialog) await dc.continueDialog();
    else await dc.beginDialog(CustomerWizard.id);
    await dialogState.saveChanges(context);
  }

  async function hasWizard(context: TurnContext): Promise<boolean> {
    return (await dialogs.createContext(context)).activeDialog !== undefined;
  }

  async function search(context: TurnContext, turn: Turn, dataset: string, text: string): Promise<void> {
    const resellers = dataset === 'resellers' ? await searchResellers(flow, turn.locale, text) : [];
    await answerSearch(
      context,
      resellers.map(({ id, name }) => ({ title: name, value: id })),
    );
  }
}

/** Activities without a person (a service's own) are let pass; a click or a message of nobody's is told so. */
async function sayUnknownPerson(context: TurnContext): Promise<void> {
  const text = translator(context.activity.locale ?? 'en')('answer.unknownPerson');
  if (context.activity.type === ActivityTypes.Invoke) return answerMessage(context, text);
  if (context.activity.type === ActivityTypes.Message) await context.sendActivity(text);
}
