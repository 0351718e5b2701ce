import assert from 'node:assert/strict';
import { renderView } from '../../../src/teams/render.ts';
import { languages } from '../../../src/teams/strings/translate.ts';
import { holderView } from '../../../src/teams/views/holder-view.ts';
import { noticeView } from '../../../src/teams/views/notice-view.ts';
import { recipientsView } from '../../../src/teams/views/recipients-view.ts';
import { requestView } from '../../../src/teams/views/request-view.ts';
import type { View, ViewContext } from '../../../src/teams/views/view.ts';
import { partsOfType, partWithId, textOf } from '../card-parts.ts';
import { aContext, aRequest, customer, profile, somePeople } from './fixtures.ts';
import { aNotice, handedOverViews, toldByCard } from './handed-over-views.ts';

const until = new Date('2026-11-23T09:30:00Z');
const destroyedAt = new Date('2026-11-20T10:30:00Z');
const shownAt = new Date('2026-11-20T10:02:00Z');
const made = aRequest({ state: 'created', customer });
const delivered = aRequest({ state: 'delivered', customer });

function contextFor(changes: Partial<ViewContext>): ViewContext {
  return aContext('en-US', { timeZone: 'Europe/Berlin', refreshUserIds: ['29:x'], dialogs: true, ...changes });
}
const rendered = (view: View) => renderView(view, 'en-US');
const verbsOf = (card: unknown) => partsOfType(card, 'Action.Execute').flatMap(({ verb }) => verb ?? []);

describe('the card of whoever a password was handed over to', () => {
  const owner = 'Megan Bowen';
  const cardOf = (request = made, changes: Partial<ViewContext> = {}) =>
    rendered(holderView(request, contextFor({ owner, ...changes })));

  it('lets them fetch it, in the chat and in a dialog, and says from whom it is and until when', () => {
    const card = cardOf(made, { password: until });
    assert.deepEqual(verbsOf(card).sort(), ['credential.reveal', 'request.view'], 'the second repaints');
    const [dialog, ...others] = partsOfType(card, 'Action.Submit');
    assert.deepEqual([(dialog?.data as { verb?: unknown } | undefined)?.verb, others], ['credential.reveal', []]);
    assert.match(textOf(card), /Megan Bowen created this tenant and hands its administrator password over to you/);
    assert.match(textOf(card), /Only you can see the password, until Nov 23, 2026, 10:30\sAM GMT\+1.*for 15 minutes/);
    for (const fact of [customer.domain, customer.adminUserName]) assert.ok(textOf(card).includes(fact));
  });

  it('says when it was shown to them and when it was destroyed, and that nobody fetched it where nobody did', () => {
    const shown = cardOf(delivered, { password: 'gone', receipt: { shownAt, destroyedAt } });
    assert.match(textOf(shown), /Password shown to you on Nov 20, 2026, 11:02\sAM GMT\+1 · destroyed on .* 11:30\sAM/);
    const unfetched = cardOf(made, { password: 'gone', receipt: { destroyedAt } });
    assert.match(textOf(unfetched), /Nobody fetched the password · destroyed on Nov 20, 2026, 11:30\sAM GMT\+1/);
    for (const card of [shown, unfetched]) assert.ok(!verbsOf(card).includes('credential.reveal'));
  });

  it('says that it is over, and who can have a new one set', () => {
    for (const changes of [{ password: 'gone' } as const, {}]) {
      const card = cardOf(made, changes);
      assert.match(textOf(card), /not here for you any more\. Megan Bowen can have a new one set/);
      assert.ok(!verbsOf(card).includes('credential.reveal'));
    }
    assert.match(textOf(cardOf(delivered, { password: 'gone' })), /The password is no longer kept here/);
  });

  it('offers nothing once somebody else may see it, and tells neither who nor when it was shown to them', () => {
    const holder = 'Grace Hopper';
    for (const password of [until, 'gone'] as const) {
      const card = cardOf(made, { password, holder, receipt: { shownAt, destroyedAt } });
      assert.match(textOf(card), /not here for you any more/);
      assert.doesNotMatch(textOf(card), /Grace|shown|destroyed|Nov/);
      assert.deepEqual([verbsOf(card), partsOfType(card, 'Action.Submit')], [['request.view'], []]);
    }
  });

  it('shows nothing of the customer’s people and address, in no situation and language', () => {
    const { firstName = '', lastName = '', email = '', addressLine1 = '', city = '', phoneNumber = '' } = profile;
    const theirs = [firstName, lastName, email, addressLine1, city, phoneNumber, customer.id];
    for (const language of languages) {
      for (const [name, view] of handedOverViews(made, contextFor({ locale: language }))) {
        if (!name.startsWith('holder')) continue;
        const text = textOf(renderView(view, language));
        for (const value of name === 'holder, erased' ? theirs.slice(0, -1) : theirs) {
          assert.ok(!text.includes(value), `${name}: ${value}`);
        }
      }
    }
  });
});

describe('the owner’s card of a password that can be handed over', () => {
  const cardOf = (request = made, changes: Partial<ViewContext> = {}) =>
    rendered(requestView(request, { resellers: [] }, contextFor({ password: until, ...changes })));

  it('offers it in the menu behind the other buttons, where it is offered', () => {
    const offered = partsOfType(cardOf(made, { offersHandOver: true }), 'Action.Execute');
    assert.deepEqual(
      offered.flatMap(({ verb, mode }) => (mode === 'secondary' ? [verb] : [])),
      ['credential.handOver'],
    );
    assert.ok(!verbsOf(cardOf()).includes('credential.handOver'));
  });

  it('says who has it and until when, and offers nothing of it any more', () => {
    const card = cardOf(made, { holder: 'Grace Hopper' });
    assert.match(textOf(card), /You handed its password over to Grace Hopper: only they can see it/);
    assert.match(
      textOf(card),
      /If Grace Hopper does not fetch it by Nov 23, 2026, 10:30\sAM GMT\+1, it is deleted here/,
    );
    assert.deepEqual([verbsOf(card), partsOfType(card, 'Action.Submit')], [['request.view'], []]);
  });

  it('ends as a receipt that names who saw it', () => {
    const receipt = { shownAt, destroyedAt };
    const own = cardOf(delivered, { password: 'gone', receipt });
    assert.match(textOf(own), /Password shown to you on Nov 20, 2026, 11:02\sAM GMT\+1 · destroyed on .* 11:30\sAM/);
    const theirs = cardOf(delivered, { password: 'gone', receipt, holder: 'Grace Hopper' });
    assert.match(textOf(theirs), /Password shown to Grace Hopper on Nov 20, 2026, 11:02\sAM GMT\+1 · destroyed/);
    const unfetched = cardOf(made, { password: 'gone', receipt: { destroyedAt } });
    assert.match(textOf(unfetched), /Nobody fetched the password · destroyed on Nov 20, 2026, 11:30\sAM GMT\+1/);
    const old = cardOf(delivered, { password: 'gone' });
    assert.match(textOf(old), /The password is no longer kept here/, 'from before there were receipts');
  });
});

describe('the choice of whom to hand a password over to', () => {
  const cardOf = (count: number, isUnknown = false) =>
    rendered(recipientsView({ request: made, people: somePeople(count), isUnknown }, contextFor({})));
  const inputOf = (count: number) => partWithId(cardOf(count), 'recipient') ?? assert.fail('no input');
  const choicesOf = (count: number) => inputOf(count).choices as readonly { title: string; value: string }[];

  it('lists everybody while they are few, with a filter when that helps', () => {
    const [first] = somePeople(1);
    assert.deepEqual(choicesOf(1), [{ title: first?.name, value: first?.objectId }]);
    assert.deepEqual([inputOf(10).style, inputOf(11).style], ['compact', 'filtered']);
    for (const count of [0, 10, 11, 30]) {
      assert.equal(choicesOf(count).length, count);
      assert.equal(inputOf(count)['choices.data'], undefined, `${count} people`);
    }
  });

  it('is searched when there are more than thirty, with the first of them at hand', () => {
    const { style, 'choices.data': data } = inputOf(31);
    assert.deepEqual([style, (data as { dataset?: unknown } | undefined)?.dataset], ['filtered', 'people']);
    assert.equal(choicesOf(31).length, 30);
  });

  it('says what it means before it is done, and is done by one button that sends who was chosen', () => {
    const card = cardOf(3);
    assert.match(textOf(card), /⚠\n\s*The password goes to one other person.*you cannot take it back/);
    assert.doesNotMatch(textOf(card), /✓\n\s*The password goes/);
    const { id: requestId, version } = made;
    assert.deepEqual(
      partsOfType(card, 'Action.Execute').map(({ verb, data, associatedInputs }) => [verb, data, associatedInputs]),
      [
        ['credential.handOver', { requestId, version, step: 'recipient' }, 'auto'],
        ['request.view', { requestId, version }, 'none'],
      ],
    );
    assert.ok(!('refresh' in card));
  });

  it('is asked again of whoever named nobody from the list', () => {
    assert.match(textOf(partWithId(cardOf(3, true), 'recipientError')), /Choose a person from the list/);
    assert.equal(partWithId(cardOf(3), 'recipientError'), undefined);
  });
});

describe('what a person is told about a request', () => {
  for (const kind of toldByCard) {
    it(`leads to the request, and does not turn into it by itself: ${kind}`, () => {
      const card = rendered(noticeView(aNotice(made, kind), made, contextFor({})));
      const { id: requestId, version } = made;
      assert.deepEqual(
        partsOfType(card, 'Action.').map(({ type, verb, data }) => [type, verb, data]),
        [['Action.Execute', 'request.view', { requestId, version }]],
      );
      assert.ok(!('refresh' in card));
      assert.match(textOf(card), /TD-1042 · Contoso GmbH/);
    });
  }

  it('names the day and hour in the time zone of the person', () => {
    const notice = { ...aNotice(made, 'passwordWaits'), params: { until: until.toISOString() } };
    const words = (changes: Partial<ViewContext>) => textOf(rendered(noticeView(notice, made, contextFor(changes))));
    assert.match(words({}), /deleted here on Nov 23, 2026, 10:30\sAM GMT\+1\./);
    assert.match(words({ timeZone: 'Asia/Taipei' }), /deleted here on Nov 23, 2026, 5:30\sPM GMT\+8\./);
  });

  it('shows a name as it was typed, and nothing of it as Markdown', () => {
    const notice = { ...aNotice(made, 'somebodyTried'), params: { name: 'Ben **b** [x](http://x)' } };
    const card = rendered(noticeView(notice, made, contextFor({})));
    const said = partsOfType(card, 'TextRun').map(({ text }) => text);
    assert.ok(said.some((text) => String(text).includes('Ben **b** [x](http://x) tried to get at')));
    for (const { text } of partsOfType(card, 'TextBlock')) assert.doesNotMatch(String(text), /(?<!\\)\[x/);
  });
});
