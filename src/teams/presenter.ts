import { resolveCountry } from '../domain/countries/names/country-names.ts';
import type { CustomerRequest } from '../domain/request.ts';
import { offersPasswordReset } from '../flows/ask-password-reset.ts';
import type { Outcome } from '../flows/click.ts';
import type { FlowSettings } from '../flows/flow-context.ts';
import type { LiveLists } from '../flows/live-lists.ts';
import { findOtherRequests } from '../flows/other-requests.ts';
import type { Clock, OtherRequests, Store } from '../flows/ports.ts';
import { shownUntil } from '../flows/reveal-credential.ts';
import { type AdaptiveCard, renderView } from './render.ts';
import { translator } from './strings/translate.ts';
import { credentialView } from './views/credential-view.ts';
import { hintView } from './views/hint-view.ts';
import { requestListView } from './views/request-list-view.ts';
import { requestView } from './views/request-view.ts';
import type { ViewContext } from './views/view.ts';

/** A form waits so long for lists that are not kept yet; after that it is shown with our own. */
const patienceMs = 300;

export interface PresenterOptions {
  readonly lists: LiveLists;
  readonly settings: FlowSettings;
  readonly store: Pick<Store, 'findCredential' | 'findConversation' | 'findOtherRequests'>;
  readonly clock: Clock;
}

export interface Viewer {
  readonly locale: string;
  readonly timeZone?: string;
}

/** Turns what is stored into the card that one person sees. */
export interface Presenter {
  requestCard(request: CustomerRequest, viewer: Viewer): Promise<AdaptiveCard>;
  listCard(requests: readonly CustomerRequest[], viewer: Viewer): AdaptiveCard;
  hintCard(viewer: Viewer): AdaptiveCard;
  credentialCard(outcome: Extract<Outcome, { kind: 'credential' }>, viewer: Viewer): AdaptiveCard;
}

export function createPresenter({ lists, settings, store, clock }: PresenterOptions): Presenter {
  /** Until when the password can be fetched, while it can; `gone` once it was destroyed; and whether another may be set. */
  async function passwordOf(request: CustomerRequest): Promise<Pick<ViewContext, 'password' | 'offersReset'>> {
    if (request.state !== 'created') return {};
    const credential = await store.findCredential(request.id);
    const now = clock.now();
    const offersReset = offersPasswordReset(settings, request, credential, now);
    if (!credential) return { offersReset };
    return { offersReset, password: credential.sealed ? shownUntil(settings, credential, now) : 'gone' };
  }

  /** As they are now, so that nothing of theirs is kept with the draft. The address step tells nothing of them. */
  async function othersFor(request: CustomerRequest): Promise<OtherRequests> {
    const isTold = request.state === 'draft' && request.step !== 'address';
    return isTold ? findOtherRequests({ store, clock }, request) : {};
  }

  /** Whose clients repaint the card by themselves: the owner's, and never over a form that is being filled in. */
  async function refreshedFor({ owner, state }: CustomerRequest): Promise<readonly string[]> {
    const conversation = state === 'draft' ? undefined : await store.findConversation(owner);
    return conversation ? [conversation.userId] : [];
  }

  function viewContext({ locale, timeZone }: Viewer): ViewContext {
    const { cloud, domainSuffix, indirect, credentialRevealMs, draftRetentionMs } = settings;
    const revealMinutes = Math.round(credentialRevealMs / 6_000) / 10;
    const draftDays = Math.round(draftRetentionMs / 8_640_000) / 10;
    const deployment = { cloud, domainSuffix, indirect, revealMinutes, draftDays };
    return { t: translator(locale), locale, ...deployment, ...(timeZone ? { timeZone } : {}) };
  }

  return {
    async requestCard(request, viewer) {
      const country = resolveCountry(request.profile.country ?? '');
      const [requirements, resellers, salesRegion, others, password, refreshUserIds] = await Promise.all([
        country ? lists.requirements(country, viewer.locale, patienceMs) : undefined,
        settings.indirect ? lists.resellers(viewer.locale, patienceMs) : undefined,
        request.state === 'draft' ? lists.salesRegion(viewer.locale, patienceMs) : undefined,
        othersFor(request),
        passwordOf(request),
        refreshedFor(request),
      ]);
      const form = {
        ...(requirements ? { requirements } : {}),
        ...(salesRegion ? { salesRegion } : {}),
        resellers: resellers ?? [],
        others,
      };
      const context = { ...viewContext(viewer), ...password, refreshUserIds };
      return renderView(requestView(request, form, context), viewer.locale);
    },
    listCard: (requests, viewer) => renderView(requestListView(requests, viewContext(viewer)), viewer.locale),
    hintCard: (viewer) => renderView(hintView(viewContext(viewer)), viewer.locale),
    credentialCard: (outcome, viewer) => renderView(credentialView(outcome, viewContext(viewer)), viewer.locale),
  };
}
