import assert from 'node:assert/strict';
import { type Approval, decisionKinds } from '../../../src/domain/approval/approval.ts';
import { requirementsFor } from '../../../src/domain/countries/country-requirements.ts';
import type { RequestState } from '../../../src/domain/request.ts';
import { renderView } from '../../../src/teams/render.ts';
import { languages, translator } from '../../../src/teams/strings/translate.ts';
import { approvalTrail, decisionInWords, trailBeforeEnd } from '../../../src/teams/views/approval-trail.ts';
import { approverView } from '../../../src/teams/views/approver-view.ts';
import { noticeView } from '../../../src/teams/views/notice-view.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import type { ViewContext } from '../../../src/teams/views/view.ts';
import { partsOfType, textOf } from '../card-parts.ts';
import { anApproval, anEnd, askedAt, aVote, grace, longApproval, stateAfter } from './approval-views.ts';
import { aContext, aRequest, colleague, customer, failure } from './fixtures.ts';

const form = { requirements: requirementsFor('DE'), resellers: [] };
const made = aRequest({ customer, failure });
const ctx = aContext('en-US', { timeZone: 'Europe/Berlin' });
const asked = (approval: Approval) => ({
  approval,
  state: approval.decision ? stateAfter[approval.decision.kind] : ('pendingApproval' as const),
});
const linesOf = (approval: Approval) => approvalTrail(asked(approval), ctx).map(({ sign, text }) => `${sign} ${text}`);

describe('the trail of an approval', () => {
  it('is empty where nobody was asked', () => {
    assert.deepEqual([approvalTrail(aRequest(), ctx), trailBeforeEnd(aRequest(), ctx)], [[], []]);
  });

  it('counts the approvals that are there, and says until when others are waited for', () => {
    assert.match(linesOf(anApproval()).join(), /^… 0 of 2 approvals, until Nov 23, 2026, 10:30\sAM GMT\+1$/);
    assert.match(linesOf(anApproval({ votes: [aVote()] })).at(-1) ?? '', /^… 1 of 2 approvals/);
  });

  it('tells earlier rounds first and then this one in the order of time, with who said what', () => {
    const lines = linesOf(
      anApproval({
        earlier: [
          { ...anEnd('returned', 'Another street'), at: askedAt },
          { ...anEnd('edited'), at: askedAt },
        ],
        votes: [aVote(colleague, 'Ask for prepayment')],
        delegations: [
          { from: grace, to: 'x', at: new Date('2026-11-20T10:00:00Z') },
          { from: grace, to: 'y', toName: 'Alex Wilber', at: new Date('2026-11-20T11:00:00Z') },
        ],
        escalatedAt: new Date('2026-11-20T12:00:00Z'),
      }),
    );
    const expected = [
      /^↩ Grace Hopper returned it for changes on .*: “Another street”$/,
      /^– Megan Bowen took it back to change it on .*: earlier approvals no longer count$/,
      /^✓ Grace Hopper asked somebody else to decide on /,
      /^✓ Grace Hopper asked Alex Wilber to decide instead on /,
      /^✓ Others were asked as well on /,
      /^✓ Maria .* approved on .*: “Ask for prepayment”$/,
      /^… 1 of 2 approvals/,
    ];
    assert.equal(lines.length, expected.length);
    for (const [at, line] of lines.entries()) assert.match(line, expected[at] ?? /^$/);
  });

  it('ends with the decision, or with the last approval, which is one; or without it where the card tells it itself', () => {
    const rejected = anApproval({ votes: [aVote(colleague)], decision: anEnd('rejected', 'No credit') });
    assert.match(linesOf(rejected).at(-1) ?? '', /^✕ Grace Hopper rejected it on .*: “No credit”$/);
    assert.deepEqual(
      trailBeforeEnd(asked(rejected), ctx),
      approvalTrail(asked({ ...rejected, votes: [aVote(colleague)] }), ctx).slice(0, -1),
    );
    const approved = anApproval({ votes: [aVote(colleague), aVote()], decision: anEnd('approved') });
    assert.match(linesOf(approved).at(-1) ?? '', /^✓ Grace Hopper approved on /);
    const before = trailBeforeEnd(asked(approved), ctx).map(({ text }) => text);
    assert.equal(before.length, 1);
    assert.match(before[0] ?? '', /^Maria /);
  });

  it('tells an end that gave way to another one in its place, and an approval once', () => {
    const end = (kind: 'returned' | 'approved', minutes: number) => ({
      ...anEnd(kind),
      at: new Date(askedAt.getTime() + minutes * 60_000),
    });
    const dropped = anApproval({ earlier: [end('returned', 9)], decision: anEnd('withdrawn') });
    assert.match(linesOf(dropped).join('|'), /^↩ Grace Hopper returned.*\|– Megan Bowen withdrew[^|]*$/);
    const vote = { ...aVote(), at: end('approved', 9).at };
    const voided = anApproval({ votes: [vote], earlier: [end('approved', 9)], decision: anEnd('edited') });
    assert.match(linesOf(voided).join('|'), /^✓ Grace Hopper approved[^|]*\|– Megan Bowen took it back[^|]*$/);
  });

  it('says of a round before the last confirmation how it ended, and that nobody had to approve the new one', () => {
    const approval = anApproval({ votes: [aVote(colleague)], decision: anEnd('returned', 'Another street') });
    const lines = approvalTrail({ approval, state: 'creating' }, ctx).map(({ text }) => text);
    assert.match(lines.join('|'), /^Grace Hopper returned[^|]*\|Confirmed again; no approval was needed$/);
    const text = textOf(
      renderView(requestView(aRequest({ state: 'creating', approval }), { resellers: [] }, ctx), 'en'),
    );
    assert.match(text, /returned it.*Confirmed again; no approval was needed.*Partner Center creates/s);
    assert.doesNotMatch(text, /You confirmed|approved on/);
  });

  it('has an end and shows no more of much that was said than a card can hold', () => {
    const approval = longApproval('Ä');
    const lines = linesOf(approval);
    assert.equal(lines.length, 3 + 2 + 1 + 4 + 1, 'rounds, delegations, escalation, votes, count');
    assert.ok(lines.every((line) => line.length < 500));
    assert.ok(lines[0]?.endsWith('Ä…”'));
    const reason = 'Ä'.repeat(1000);
    assert.ok(
      linesOf({ ...approval, decision: anEnd('rejected', reason) })
        .at(-1)
        ?.includes(reason),
      'why it ended, whole',
    );
  });

  for (const language of languages) {
    it(`says of each end who it was, and of an expiry that it was nobody (${language})`, () => {
      const there = { ...ctx, locale: language, t: translator(language) };
      const said = decisionKinds.map((kind) => decisionInWords(anEnd(kind, 'why'), there));
      assert.equal(new Set(said).size, decisionKinds.length);
      for (const [at, words] of said.entries()) {
        const isPersons = decisionKinds[at] !== 'expired';
        assert.equal(/Grace Hopper|Megan Bowen/.test(words), isPersons, words);
        assert.doesNotMatch(words, /\{\{|decision\./);
      }
    });
  }
});

describe('the owner’s card of a request that somebody has to approve', () => {
  const cardOf = (state: RequestState, changes: Partial<Approval> = {}, context: Partial<ViewContext> = {}) =>
    renderView(
      requestView(aRequest({ state, approval: anApproval(changes) }), { resellers: [] }, { ...ctx, ...context }),
      'en',
    );
  const verbsOf = (card: { actions?: unknown }) => partsOfType(card.actions, 'Action.').map(({ verb }) => verb);

  it('shows the way to the password as a timeline: what is done, where it is now, what comes', () => {
    const text = textOf(
      cardOf('pendingApproval', { earlier: [{ ...anEnd('returned'), at: askedAt }], votes: [aVote()] }),
    );
    assert.match(
      text,
      /^Sent to be approved.*↩\n\s*Grace Hopper returned.*✓\n\s*You confirmed the request on Nov 20, 2026, 10:30\sAM.*✓\n\s*Grace Hopper approved.*…\n\s*1 of 2 approvals.*○\n\s*Partner Center creates.*○\n\s*You fetch/s,
    );
    assert.match(text, /Rule: Unverified address/);
  });

  it('offers a reminder where one may be sent, else says how often; and names how many cannot be reached', () => {
    const may = cardOf('pendingApproval', {}, { offersNudge: true });
    assert.deepEqual(verbsOf(may), ['request.nudge', 'request.correct', 'request.withdraw']);
    assert.doesNotMatch(textOf(may), /every four hours/);
    const mayNot = cardOf('pendingApproval');
    assert.deepEqual(verbsOf(mayNot), ['request.correct', 'request.withdraw']);
    assert.match(textOf(mayNot), /You can remind the approvers every four hours/);
    const counts = [['x'], ['x', 'y']].map((unreached) => textOf(cardOf('pendingApproval', { unreached })));
    assert.match(counts[0] ?? '', /1 approver cannot be reached: they have to install me/);
    assert.match(counts[1] ?? '', /2 approvers cannot be reached/);
  });

  it('goes on by itself after the approval, which stays on it', () => {
    for (const state of ['approved', 'creating'] as const) {
      const card = cardOf(state, { votes: [aVote()], decision: anEnd('approved') });
      assert.match(textOf(card), /Grace Hopper approved on .*…\n\s*Partner Center creates/s);
      assert.doesNotMatch(textOf(card), /of 2 approvals/);
      assert.deepEqual(verbsOf(card), []);
    }
  });

  for (const kind of ['rejected', 'withdrawn', 'expired'] as const) {
    it(`ends with who, when and why, and with the way to another one: ${kind}`, () => {
      const why = kind === 'rejected' ? 'No **credit** [x](http://evil)' : undefined;
      const card = cardOf(stateAfter[kind], { decision: anEnd(kind, why) });
      const text = textOf(card);
      const end = decisionInWords(anEnd(kind, why), ctx);
      assert.equal(text.split(end).length, 2, 'once');
      assert.deepEqual(verbsOf(card), [...(kind === 'expired' ? ['request.correct'] : []), 'customer.new']);
      assert.equal(/Your entries are kept.*confirm it when somebody has time/.test(text), kind === 'expired');
      if (kind === 'expired') assert.doesNotMatch(text, /Grace|approver|agree|reject/i, 'nobody’s decision (I8)');
    });
  }

  it('says what has to be changed in a returned one, as it was typed, and offers to do it', () => {
    const reason = 'No **credit** [x](http://evil) {{DATE(2020)}}';
    const card = cardOf('returned', { decision: anEnd('returned', reason) });
    assert.ok(partsOfType(card, 'TextRun').some(({ text }) => String(text).endsWith(`“${reason}”`)));
    for (const { text } of partsOfType(card, 'TextBlock')) assert.doesNotMatch(String(text), /\[x|DATE/);
    assert.deepEqual(verbsOf(card), ['request.correct', 'draft.cancel']);
  });

  it('goes on saying who approved it once it is created, delivered or failed; where nobody was asked nothing of it', () => {
    const round = { votes: [aVote(grace, 'Credit is fine')], decision: anEnd('approved') };
    for (const state of ['created', 'delivered', 'failed', 'needsAttention'] as const) {
      const shown = (approval?: Approval) =>
        textOf(renderView(requestView({ ...made, state, ...(approval ? { approval } : {}) }, form, ctx), 'en'));
      assert.match(shown(anApproval(round)), /Grace Hopper approved on .*: “Credit is fine”/, state);
      assert.doesNotMatch(shown(), /approv/i);
    }
  });

  it('has the reason of a return on every step on which it is mended, as it was typed', () => {
    const reason = 'The **street** [x](http://evil)';
    const approval = anApproval({ decision: anEnd('returned', reason) });
    for (const step of ['company', 'address', 'review'] as const) {
      const card = (given?: Approval) =>
        renderView(requestView(aRequest({ step, ...(given ? { approval: given } : {}) }), form, ctx), 'en');
      const runs = partsOfType(card(approval), 'TextRun').map(({ text }) => String(text));
      assert.equal(runs.filter((text) => text.endsWith(`: “${reason}”`)).length, 1, step);
      for (const other of [undefined, anApproval({ decision: anEnd('edited') })])
        assert.doesNotMatch(textOf(card(other)), /Grace|Megan Bowen took it back/);
    }
  });

  it('says in its title something else than in its state', () => {
    const known = { requirements: requirementsFor('DE'), resellers: [] };
    for (const language of languages) {
      const there = { ...ctx, locale: language, t: translator(language) };
      const request = aRequest({ state: 'pendingApproval', approval: anApproval({ votes: [aVote()] }) });
      const views = [
        requestView(request, form, there),
        ...(['voted', 'watching'] as const).map((seat) =>
          approverView(request, request.approval ?? anApproval(), known, { seat }, there),
        ),
      ];
      for (const { data } of views)
        assert('header' in data && data.header.title !== data.header.state.text, JSON.stringify(data).slice(0, 99));
    }
  });
});

describe('what the owner is told of an approval', () => {
  it('has what the approver said to it, as it was typed; nothing where they said nothing', () => {
    const reason = 'Fine **b** [x](http://x)';
    const notice = { id: '1', requestId: made.id, person: made.owner, kind: 'request.approved', subject: '' } as const;
    const told = (params: Readonly<Record<string, string>>) =>
      renderView(noticeView({ ...notice, params }, made, ctx), 'en');
    const card = told({ name: grace.name, reason });
    assert.match(textOf(card), /approved your request: “Fine \*\*b\*\* \[x\]\(http:\/\/x\)”\. The customer/);
    assert.ok(partsOfType(card, 'TextRun').some(({ text }) => String(text).includes(reason)));
    assert.match(textOf(told({ name: grace.name, reason: '' })), /approved your request\. The customer/);
  });
});
