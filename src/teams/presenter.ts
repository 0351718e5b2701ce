import { isLate } from '../domain/approval/approval.ts';
import { resolveCountry } from '../domain/countries/names/country-names.ts';
import type { Person } from '../domain/person.ts';
import type { CustomerRequest } from '../domain/request.ts';
import { approvalChannelOf } from '../flows/approval/approval-channel.ts';
import { isApprover, seatOf, withStandingVotes } from '../flows/approval/approver-seat.ts';
import { mayNudge } from '../flows/approval/nudge-approvers.ts';
import type { Outcome, Undecided } from '../flows/click.ts';
import { offersPasswordReset } from '../flows/credential/ask-password-reset.ts';
import { holderOf } from '../flows/credential/credential-context.ts';
import { offersHandOver } from '../flows/credential/hand-over-credential.ts';
import { shownUntil } from '../flows/credential/shown-until.ts';
import type { LiveLists } from '../flows/drafts/live-lists.ts';
import { findOtherRequests } from '../flows/drafts/other-requests.ts';
import type { FlowSettings } from '../flows/flow-context.ts';
import {
  type Audience,
  approverOf,
  type Clock,
  type OtherRequests,
  type RequestNotice,
  type Store,
} from '../flows/ports/ports.ts';
import type { Dialog } from './answers.ts';
import { type AdaptiveCard, renderView } from './render.ts';
import { translator } from './strings/translate.ts';
import { approverView } from './views/approver-view.ts';
import { channelView } from './views/channel-view.ts';
import { credentialDialogView, credentialView } from './views/credential-view.ts';
import { endedView } from './views/ended-view.ts';
import { erasedView } from './views/erased-view.ts';
import { hintView } from './views/hint-view.ts';
import { holderView } from './views/holder-view.ts';
import { noticeView } from './views/notice-view.ts';
import { delegatesView, recipientsView } from './views/recipients-view.ts';
import { requestListView, waitingListView } from './views/request-list-view.ts';
import { requestView } from './views/request-view.ts';
import type { ViewContext } from './views/view.ts';

/** A form waits so long for lists that are not kept yet; after that it is shown with our own. */
const patienceMs = 300;

export interface PresenterOptions {
  readonly lists: LiveLists;
  readonly settings: FlowSettings;
  readonly store: Pick<Store, 'findCredential' | 'findConversation' | 'findOtherRequests' | 'findApprovalChannel'>;
  readonly clock: Clock;
  /** The clients open dialogs: Teams does, the Agents Playground refuses `task/fetch`. */
  readonly dialogs: boolean;
}

export interface Viewer {
  readonly locale: string;
  readonly timeZone?: string;
  /** Absent where it makes no difference who they are. */
  readonly person?: Person;
}

/** Turns what is stored into the card that one person sees. */
export interface Presenter {
  /** The language of those whom a stored message is for: the owner's of the request, the channel's, everybody else's of their own chat. */
  localeFor(request: CustomerRequest, audience: Audience): Promise<string>;
  /** As the owner sees it, or whoever else it is for. */
  requestCard(
    request: CustomerRequest,
    viewer: Viewer,
    audience?: Audience,
    undecided?: Undecided,
  ): Promise<AdaptiveCard>;
  listCard(requests: readonly CustomerRequest[], viewer: Viewer): AdaptiveCard;
  hintCard(viewer: Viewer): AdaptiveCard;
  delegatesCard(outcome: Extract<Outcome, { kind: 'delegates' }>, viewer: Viewer): AdaptiveCard;
  /** What waits for the decision of the viewer. */
  waitingCard(requests: readonly CustomerRequest[], viewer: Viewer): AdaptiveCard;
  recipientsCard(outcome: Extract<Outcome, { kind: 'recipients' }>, viewer: Viewer): AdaptiveCard;
  noticeCard(notice: RequestNotice, request: CustomerRequest, viewer: Viewer): AdaptiveCard;
  credentialCard(outcome: Extract<Outcome, { kind: 'credential' }>, viewer: Viewer): AdaptiveCard;
  credentialDialog(outcome: Extract<Outcome, { kind: 'credential' }>, viewer: Viewer): Dialog;
}

export function createPresenter({ lists, settings, store, clock, dialogs }: PresenterOptions): Presenter {
  /** Where the password is, as far as this viewer may know, and what may be done about it. */
  async function passwordOf(request: CustomerRequest, audience: Audience): Promise<Partial<ViewContext>> {
    if (!request.customer || request.erasedAt) return {};
    const credential = await store.findCredential(request.id);
    const now = clock.now();
    const offersReset = audience === 'owner' && offersPasswordReset(settings, request, credential, now);
    if (!credential) return { offersReset };
    const { sealed, claimedAt, destroyedAt, holder } = credential;
    const isHolder = audience === (holder ? 'holder' : 'owner');
    return {
      offersReset,
      offersHandOver: audience === 'owner' && offersHandOver(settings, request, credential, now),
      owner: request.owner.name,
      ...(isHolder ? {} : { holder: holderOf(credential).name }),
      password: sealed ? shownUntil(settings, credential, now) : 'gone',
      ...(destroyedAt ? { receipt: { destroyedAt, ...(claimedAt ? { shownAt: claimedAt } : {}) } } : {}),
    };
  }

  /** As they are now, so that nothing of theirs is kept with the draft. The address step tells nothing of them. */
  async function othersFor(request: CustomerRequest): Promise<OtherRequests> {
    const isTold = request.state === 'draft' && request.step !== 'address';
    return isTold ? findOtherRequests({ store, clock }, request) : {};
  }

  /** Whose clients repaint the card by themselves, never over a form that is being filled in; and where those people are. */
  async function clientsOf(request: CustomerRequest, audience: Audience): Promise<Partial<ViewContext>> {
    if (request.state === 'draft') return {};
    const viewer = audience === 'owner' ? request.owner : audience === 'holder' && (await holderNow(request));
    const conversation = viewer && (await store.findConversation(viewer));
    if (!conversation) return {};
    const { userId, timeZone } = conversation;
    return { refreshUserIds: [userId], ...(timeZone ? { timeZone } : {}) };
  }

  async function approverCard(
    request: CustomerRequest,
    viewer: Viewer,
    objectId: string,
    undecided: Undecided | undefined,
  ): Promise<AdaptiveCard> {
    const { approval, profile, owner } = request;
    const person = { tenantId: owner.tenantId, objectId, name: '' };
    const [requirements, resellers, password, conversation] = await Promise.all([
      lists.requirements(profile.country ?? '', viewer.locale, patienceMs),
      settings.indirect ? lists.resellers(viewer.locale, patienceMs) : undefined,
      passwordOf(request, 'owner'),
      store.findConversation(person),
    ]);
    const { receipt, holder = owner.name } = password;
    const { userId, timeZone } = conversation ?? {};
    const clients = { ...(userId ? { refreshUserIds: [userId] } : {}), ...(timeZone ? { timeZone } : {}) };
    // Never what only the owner may see: of the password the receipt alone, with a name in it.
    const context = { ...clients, ...viewContext(viewer), holder, ...(receipt ? { receipt } : {}) };
    if (request.erasedAt) return renderView(erasedView(request, request.erasedAt, context), viewer.locale);
    if (!approval) return renderView(endedView(request, context), viewer.locale);
    const seat = seatOf(settings, request, person);
    const approving = { seat, isLate: isLate(approval, clock.now()), ...(undecided ? { undecided } : {}) };
    const known = { requirements, resellers: resellers ?? [] };
    return renderView(approverView(request, approval, known, approving, context), viewer.locale);
  }

  function channelCard(request: CustomerRequest, viewer: Viewer): AdaptiveCard {
    const context = viewContext(viewer);
    const { erasedAt } = request;
    return renderView(erasedAt ? erasedView(request, erasedAt, context) : channelView(request, context), viewer.locale);
  }

  function asTheyStand(requests: readonly CustomerRequest[]): readonly CustomerRequest[] {
    return requests.map((request) => withStandingVotes(settings, request));
  }

  async function holderNow({ id }: CustomerRequest): Promise<Person | undefined> {
    return (await store.findCredential(id))?.holder;
  }

  function viewContext({ locale, timeZone }: Viewer): ViewContext {
    const { cloud, domainSuffix, indirect, credentialRevealMs, draftRetentionMs } = settings;
    const revealMinutes = Math.round(credentialRevealMs / 6_000) / 10;
    const draftDays = Math.round(draftRetentionMs / 8_640_000) / 10;
    const deployment = { cloud, domainSuffix, indirect, revealMinutes, draftDays, dialogs };
    return { t: translator(locale), locale, ...deployment, ...(timeZone ? { timeZone } : {}) };
  }

  return {
    async localeFor(request, audience) {
      if (audience === 'owner') return request.locale;
      if (audience === 'channel')
        return (await approvalChannelOf({ store, settings }, request))?.locale ?? request.locale;
      const objectId = approverOf(audience);
      const approver = objectId && { ...request.owner, objectId };
      const person = approver || (audience === 'holder' && (await holderNow(request)));
      const conversation = person ? await store.findConversation(person) : undefined;
      return conversation?.locale ?? request.locale;
    },
    async requestCard(stored, viewer, audience = 'owner', undecided) {
      const request = withStandingVotes(settings, stored);
      if (audience === 'channel') return channelCard(request, viewer);
      const approver = approverOf(audience);
      if (approver !== undefined) return approverCard(request, viewer, approver, undecided);
      if (audience !== 'owner') {
        const [password, clients] = await Promise.all([passwordOf(request, audience), clientsOf(request, audience)]);
        const context = { ...clients, ...viewContext(viewer), ...password };
        const view = request.erasedAt ? erasedView(request, request.erasedAt, context) : holderView(request, context);
        return renderView(view, viewer.locale);
      }
      const country = resolveCountry(request.profile.country ?? '');
      const [requirements, resellers, salesRegion, others, password, clients] = await Promise.all([
        country ? lists.requirements(country, viewer.locale, patienceMs) : undefined,
        settings.indirect ? lists.resellers(viewer.locale, patienceMs) : undefined,
        request.state === 'draft' ? lists.salesRegion(viewer.locale, patienceMs) : undefined,
        othersFor(request),
        passwordOf(request, audience),
        clientsOf(request, audience),
      ]);
      const form = {
        ...(requirements ? { requirements } : {}),
        ...(salesRegion ? { salesRegion } : {}),
        resellers: resellers ?? [],
        others,
      };
      // The client's own time zone where it tells one.
      const offersNudge = mayNudge(request, clock.now());
      const context = { ...clients, ...viewContext(viewer), ...password, offersNudge };
      return renderView(requestView(request, form, context), viewer.locale);
    },
    listCard: (requests, viewer) =>
      renderView(requestListView(asTheyStand(requests), viewContext(viewer)), viewer.locale),
    hintCard(viewer) {
      const named = viewer.person !== undefined && isApprover(settings, viewer.person.objectId);
      return renderView(hintView(viewContext(viewer), { isApprover: named }), viewer.locale);
    },
    delegatesCard: (outcome, viewer) => renderView(delegatesView(outcome, viewContext(viewer)), viewer.locale),
    waitingCard: (requests, viewer) =>
      renderView(waitingListView(asTheyStand(requests), viewContext(viewer)), viewer.locale),
    recipientsCard: (outcome, viewer) => renderView(recipientsView(outcome, viewContext(viewer)), viewer.locale),
    noticeCard: (notice, request, viewer) =>
      renderView(noticeView(notice, request, viewContext(viewer)), viewer.locale),
    credentialCard: (outcome, viewer) => renderView(credentialView(outcome, viewContext(viewer)), viewer.locale),
    credentialDialog(outcome, viewer) {
      const view = credentialDialogView(outcome, viewContext(viewer));
      return { title: view.title, card: renderView(view, viewer.locale) };
    },
  };
}
