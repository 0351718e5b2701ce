import type { CustomerRequest } from '../../domain/request.ts';
import type { StatusData } from './card-data.ts';
import { requestHeader } from './header.ts';
import { type View, type ViewContext, view } from './view.ts';

type Content = Partial<Omit<StatusData, 'header' | 'refresh'>> & {
  readonly title: string;
  readonly lead: string;
};

/** A card about a request that nobody fills in any more. What the content leaves out is not shown. */
export function statusView(request: CustomerRequest, { title, ...content }: Content, ctx: ViewContext): View {
  return view('status', {
    header: requestHeader(request, title, ctx),
    trail: [],
    quote: { title: '', text: '' },
    facts: [],
    next: { title: '', items: [] },
    note: '',
    buttons: [],
    dialogs: [],
    more: [],
    links: [],
    ...content,
    refresh: {
      data: { requestId: request.id, version: request.version },
      userIds: ctx.refreshUserIds ?? [],
    },
  });
}
