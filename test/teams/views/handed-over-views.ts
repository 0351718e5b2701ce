import type { CustomerRequest } from '../../../src/domain/request.ts';
import { withoutDetails } from '../../../src/domain/without-details.ts';
import { type RequestNotice, type RequestNoticeKind, requestNoticeKinds } from '../../../src/flows/ports/ports.ts';
import { erasedView } from '../../../src/teams/views/erased-view.ts';
import { holderView } from '../../../src/teams/views/holder-view.ts';
import { noticeView } from '../../../src/teams/views/notice-view.ts';
import { recipientsView } from '../../../src/teams/views/recipients-view.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import type { View, ViewContext } from '../../../src/teams/views/view.ts';
import { colleague, customer, somePeople } from './fixtures.ts';

const destroyedAt = new Date('2026-11-20T10:30:00Z');
const receipt = { destroyedAt };
const shownAt = new Date('2026-11-20T10:00:00Z');

/** Those that are told by a card: one is a sentence before all. */
export const toldByCard = requestNoticeKinds.filter((kind) => kind !== 'openChat');

/** A notice about the request, told to its owner. */
export function aNotice({ id: requestId, owner: person }: CustomerRequest, kind: RequestNoticeKind): RequestNotice {
  const counts = { needed: '2', possible: '1' };
  const params = { name: colleague.name, until: destroyedAt.toISOString(), reason: 'Another street', ...counts };
  return { id: '1', requestId, person, kind, subject: '', params };
}

/** What the owner and the holder see of a password that is handed over, and what they are told, by a name that tells which. */
export function handedOverViews(made: CustomerRequest, ctx: ViewContext): ReadonlyMap<string, View> {
  const { name } = colleague;
  const handsOver = { ...ctx, password: destroyedAt, offersHandOver: true, dialogs: true };
  const away = { ...ctx, password: destroyedAt, holder: name };
  const theirs = { ...ctx, password: destroyedAt, owner: name, dialogs: true };
  const gone = { ...ctx, password: 'gone', owner: name } as const;
  const delivered = { ...made, state: 'delivered' } as const;
  const erased = { ...withoutDetails(delivered), erasedAt: customer.createdAt };
  const views = new Map<string, View>([
    ['created, to be handed over', requestView(made, { resellers: [] }, handsOver)],
    ['created, handed over', requestView(made, { resellers: [] }, away)],
    ['created, unfetched', requestView(made, { resellers: [] }, { ...ctx, password: 'gone', receipt })],
    ['delivered, a receipt', requestView(delivered, { resellers: [] }, { ...gone, receipt: { ...receipt, shownAt } })],
    [
      'delivered, a receipt of another’s',
      requestView(delivered, { resellers: [] }, { ...gone, holder: name, receipt: { ...receipt, shownAt } }),
    ],
    ['holder, can fetch', holderView(made, theirs)],
    ['holder, shown', holderView(delivered, { ...gone, receipt: { ...receipt, shownAt } })],
    ['holder, unfetched', holderView(made, { ...gone, receipt })],
    ['holder, over', holderView(made, gone)],
    ['holder no longer', holderView(made, { ...away, owner: name })],
    ['holder, erased', erasedView(erased, erased.erasedAt, ctx)],
  ]);
  for (const count of [0, 1, 11, 31]) {
    const people = somePeople(count);
    views.set(`${count} recipients`, recipientsView({ request: made, people, isUnknown: false }, ctx));
    views.set(`${count} recipients, unknown`, recipientsView({ request: made, people, isUnknown: true }, ctx));
  }
  for (const kind of toldByCard) views.set(`told, ${kind}`, noticeView(aNotice(made, kind), made, ctx));
  return views;
}
