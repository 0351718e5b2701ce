import { ActivityTypes, PrivateConversationState, type Storage, type TurnContext } from 'botbuilder';
import { DialogContextError, DialogSet, type DialogState } from 'botbuilder-dialogs';
import type { Person } from '../domain/person.ts';
import { tidy } from '../domain/typed-text.ts';
import { asAppError } from '../errors.ts';
import { showApprovalsHere } from '../flows/approval/approval-channel.ts';
import { isApprover } from '../flows/approval/approver-seat.ts';
import { askArrived } from '../flows/approval/ask-arrived.ts';
import { decideRequest, type Verdict } from '../flows/approval/decide-request.ts';
import { delegateRequest, findApprovers } from '../flows/approval/delegate-request.ts';
import { nudgeApprovers } from '../flows/approval/nudge-approvers.ts';
import { clickBudget } from '../flows/click-budget.ts';
import { retryRequest } from '../flows/creation/retry-request.ts';
import { withdrawRequest } from '../flows/creation/withdraw-request.ts';
import { askPasswordReset } from '../flows/credential/ask-password-reset.ts';
import { finishCredential } from '../flows/credential/finish-credential.ts';
import { findRecipients, handOverCredential } from '../flows/credential/hand-over-credential.ts';
import { revealCredential } from '../flows/credential/reveal-credential.ts';
import { settleAnswer } from '../flows/delivery/settle-answer.ts';
import { listRequests, listWaiting, viewRequest, viewRequestByNumber } from '../flows/delivery/view-request.ts';
import { searchResellers } from '../flows/drafts/search-resellers.ts';
import type { FlowContext } from '../flows/flow-context.ts';
import { answerMessage, answerSearch, type SearchResult } from './answers.ts';
import { parseCommand, parseRequestNumber, type TextCommand } from './commands.ts';
import { CustomerWizard, isWizardVerb, turnKey } from './dialogs/customer-wizard.ts';
import type { Presenter } from './presenter.ts';
import { translator } from './strings/translate.ts';
import { type ShownCard, type Surface, shownCardKey } from './surface.ts';
import { type Action, type DialogAsk, readTurn, type Turn } from './turn.ts';
import type { Verb } from './views/card-data.ts';
import { shownRequests } from './views/request-list-view.ts';

export interface BotOptions {
  readonly flow: FlowContext;
  readonly presenter: Presenter;
  readonly surface: Surface;
  /** Where the dialog state is kept. */
  readonly storage: Storage;
}

/** Teams shows no more. */
const mostResults = 15;

/** What approvers click in a channel in which they may never have typed anything. */
const approversVerbs: readonly Verb[] = [
  'request.view',
  'request.approve',
  'request.reject',
  'request.return',
  'request.delegate',
];

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
      const isUnreachable = asAppError(error).code === 'connector.noPrivateWay';
      const words = isUnreachable ? 'told.openChat' : 'answer.failed';
      await surface.say(context, turn ?? { locale: 'en' }, words).catch(() => {});
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
      case 'dialog':
        return takeDialog(context, turn, ask);
      case 'text':
        await meet(turn);
        return takeText(context, turn, ask.text);
      case 'search':
        return search(context, turn, ask.dataset, ask.text);
      case 'greeting':
        await meet(turn);
        return surface.showCard(context, turn, presenter.hintCard(turn));
      case 'unknownAction':
        return surface.say(context, turn, 'answer.unknownButton');
      case 'nothing':
        return;
    }
  }

  /** From now on the person can be written to, and what could not be sent to them is. */
  async function meet({ conversation, person }: Turn): Promise<void> {
    await flow.store.rememberConversation(conversation, flow.clock.now());
    if (conversation.conversationType === 'personal') await askArrived(flow, person);
  }

  async function takeAction(context: TurnContext, turn: Turn, action: Action): Promise<void> {
    if (action.requestId !== '') await enterLane(context, action.requestId);
    // A client that repaints by itself gets the state as it is; it changes nothing, whatever verb it sends.
    if (!action.isManual) return surface.show(context, turn, await viewRequest(flow, turn.person, action.requestId));
    // Who only ever clicks may be forgotten by now, or not known yet, and what comes of it has to reach them.
    if (action.verb === 'customer.new' || isApproversClick(turn, action)) {
      await flow.store.rememberConversation(turn.conversation, flow.clock.now());
    }
    if (isWizardVerb(action.verb)) return runWizard(context, turn);
    const click = { actor: turn.person, requestId: action.requestId, version: action.version };
    switch (action.verb) {
      case 'request.retry':
        return surface.show(context, turn, await retryRequest(flow, click));
      case 'request.withdraw':
        return surface.show(context, turn, await withdrawRequest(flow, click));
      case 'request.approve':
      case 'request.reject':
      case 'request.return':
        return surface.show(context, turn, await decideRequest(flow, { ...click, ...decisionOf(action) }));
      case 'request.delegate': {
        const instead = action.step === 'recipient' ? (action.inputs.recipient ?? '').trim() : undefined;
        return surface.show(context, turn, await delegateRequest(flow, click, instead));
      }
      case 'request.nudge':
        return surface.show(context, turn, await nudgeApprovers(flow, click));
      case 'credential.reveal':
        // A message would be answered with a message, which is stored: nothing is claimed for it.
        if (context.activity.type !== ActivityTypes.Invoke) return surface.say(context, turn, 'answer.revealByButton');
        return surface.show(context, turn, await revealCredential(flow, click));
      case 'credential.done':
        return surface.show(context, turn, await finishCredential(flow, click));
      case 'credential.handOver': {
        const recipient = action.step === 'recipient' ? (action.inputs.recipient ?? '') : '';
        return surface.show(context, turn, await handOverCredential(flow, click, recipient.trim()));
      }
      case 'credential.reset':
        return surface.show(context, turn, await askPasswordReset(flow, click));
      default:
        return surface.say(context, turn, 'answer.unknownButton');
    }
  }

  function isApproversClick({ person }: Turn, { verb }: Action): boolean {
    return approversVerbs.includes(verb) && isApprover(flow.settings, person.objectId);
  }

  async function takeDialog(context: TurnContext, turn: Turn, { verb, requestId, version }: DialogAsk): Promise<void> {
    await enterLane(context, requestId);
    const click = { actor: turn.person, requestId, version };
    const take = verb === 'credential.reveal' ? revealCredential : finishCredential;
    return surface.show(context, turn, await take(flow, click));
  }

  /** Updates of the same request wait until this answer has left, so that it is never the older one. */
  async function enterLane({ turnState }: TurnContext, requestId: string): Promise<void> {
    turnState.set(afterAnswerKey, await flow.lanes.enter(requestId, clickBudget.laneMs));
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
        await showWaiting(context, turn);
        return true;
      case 'approvalsHere': {
        const answer = flow.settings.approvals ? await showApprovalsHere(flow, turn.conversation) : 'noApprovals';
        await surface.say(context, turn, `answer.${answer}`);
        return true;
      }
      default:
        return false;
    }
  }

  async function showWaiting(context: TurnContext, turn: Turn): Promise<void> {
    const { approvals } = flow.settings;
    if (!approvals) return surface.say(context, turn, 'answer.noApprovals');
    if (!isApprover(flow.settings, turn.person.objectId)) return surface.say(context, turn, 'answer.notAnApprover');
    await surface.showCard(context, turn, presenter.waitingCard(await listWaiting(flow, turn.person), turn));
  }

  async function runWizard(context: TurnContext, turn: Turn): Promise<void> {
    context.turnState.set(turnKey, turn);
    const dc = await dialogs.createContext(context);
    const begins = turn.ask.kind === 'text' && parseCommand(turn.ask.text)?.name === 'newCustomer';
    try {
      if (begins && dc.activeDialog) await dc.replaceDialog(CustomerWizard.id);
      else if (dc.activeDialog) await dc.continueDialog();
      else await dc.beginDialog(CustomerWizard.id);
    } catch (error) {
      // botbuilder wraps what a dialog throws; what it was decides what the person is told, and is what the log has to say.
      throw error instanceof DialogContextError ? error.error : error;
    }
    await dialogState.saveChanges(context);
  }

  async function hasWizard(context: TurnContext): Promise<boolean> {
    return (await dialogs.createContext(context)).activeDialog !== undefined;
  }

  async function search(context: TurnContext, turn: Turn, dataset: string, text: string): Promise<void> {
    await answerSearch(context, await findChoices(turn, dataset, text));
  }

  async function findChoices(
    { locale, person }: Turn,
    dataset: string,
    text: string,
  ): Promise<readonly SearchResult[]> {
    if (dataset === 'resellers') {
      const resellers = await searchResellers(flow, locale, text);
      return resellers.map(({ id, name }) => ({ title: name, value: id }));
    }
    const people = await findPeople(person, dataset, text.trim());
    return people.slice(0, mostResults).map(({ objectId, name }) => ({ title: name, value: objectId }));
  }

  async function findPeople(person: Person, dataset: string, text: string): Promise<readonly Person[]> {
    if (dataset === 'approvers' && isApprover(flow.settings, person.objectId)) return findApprovers(flow, person, text);
    return dataset === 'people' && flow.settings.handsOver ? findRecipients(flow, person, text) : [];
  }
}

/** A reason is one line that a sentence can hold; of spaces alone it is none. */
function decisionOf({ verb, inputs }: Action): { readonly verdict: Verdict; readonly reason: string } {
  const verdict = verb === 'request.approve' ? 'approve' : verb === 'request.reject' ? 'reject' : 'return';
  return { verdict, reason: tidy(inputs.reason ?? '') };
}

/** Activities without a person (a service's own) are let pass; a click or a message of nobody's is told so. */
async function sayUnknownPerson(context: TurnContext): Promise<void> {
  const text = translator(context.activity.locale ?? 'en')('answer.unknownPerson');
  if (context.activity.type === ActivityTypes.Invoke) return answerMessage(context, text);
  if (context.activity.type === ActivityTypes.Message) await context.sendActivity(text);
}
