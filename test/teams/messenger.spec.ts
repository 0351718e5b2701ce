import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../src/errors.ts';
import type { Conversation, RequestNotice } from '../../src/flows/ports/ports.ts';
import { clouds } from '../../src/partner-center/clouds.ts';
import { BotAdapter } from '../../src/teams/bot-adapter.ts';
import { createCardSender, createMessenger } from '../../src/teams/messenger.ts';
import { createPresenter } from '../../src/teams/presenter.ts';
import { minutesLater, newPerson, newRequest } from '../storage/support/sample.ts';
import { hasButton, isCard, text } from '../support/card.ts';
import { type ConnectorFault, type FakeConnector, startFakeConnector } from '../support/fake-connector.ts';

const card = { type: 'AdaptiveCard', version: '1.5', body: [] } as never;
const noRegistration = { registration: undefined, openIdMetadata: undefined, tokenIssuer: undefined };

describe('what is known of a card that could not be sent', () => {
  let connector: FakeConnector;
  beforeEach(async () => {
    connector = await startFakeConnector();
  });
  afterEach(() => connector.close());

  const chat = (serviceUrl = connector.url): Conversation => ({
    person: newPerson(),
    serviceUrl,
    conversationId: 'a:chat',
    userId: '29:x',
    botId: '28:y',
    conversationType: 'personal',
  });

  async function errorOf(sending: Promise<unknown>): Promise<AppError> {
    const error = await sending.then(
      () => assert.fail('It was sent.'),
      (thrown: unknown) => thrown,
    );
    assert(error instanceof AppError);
    return error;
  }

  const answers: readonly (readonly [string, Omit<ConnectorFault, 'fits'>, AppError['retry']])[] = [
    ['the token is refused (401)', { status: 401 }, 'safe'],
    ['the conversation is busy (412)', { status: 412 }, 'safe'],
    ['Teams asks to wait (429)', { status: 429 }, 'safe'],
    ['Teams has waited for too long (408)', { status: 408 }, 'ambiguous'],
    ['something on the way fails (502)', { status: 502 }, 'ambiguous'],
    ['the connection breaks', { dropAfter: true }, 'ambiguous'],
    ['the bot was removed (403)', { status: 403 }, 'never'],
  ];
  for (const [when, fault, retry] of answers) {
    it(`when ${when}: ${retry}`, async () => {
      connector.fail({ fits: () => true, ...fault });
      const error = await errorOf(createCardSender(new BotAdapter(noRegistration)).sendPrivately(chat(), card));
      assert.equal(error.retry, retry);
    });
  }

  it('when nobody listens there, or the name is not known: it did not leave', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    for (const url of [`http://127.0.0.1:${port}/`, 'http://connector.invalid/']) {
      const error = await errorOf(createCardSender(new BotAdapter(noRegistration)).sendPrivately(chat(url), card));
      assert.deepEqual([error.code, error.retry], ['connector.unavailable', 'safe'], url);
    }
  });

  it('when the bot gets no token, whatever its sign-in answers: it did not leave', async () => {
    const appId = 'c0ffee00-0000-4000-8000-000000000001';
    const refusal = Object.assign(new Error('invalid_client'), { statusCode: 400 });
    const credentials = {
      isValidAppId: async () => true,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({ signRequest: () => Promise.reject(refusal) }),
    };
    const registration = { appId, appPassword: 'p', appType: 'SingleTenant', tenantId: 't' };
    const adapter = new BotAdapter({ ...noRegistration, registration, credentials: credentials as never });
    const error = await errorOf(createCardSender(adapter).sendPrivately({ ...chat(), botId: appId }, card));
    assert.deepEqual([error.code, error.retry], ['connector.unavailable', 'safe']);
    assert.deepEqual(connector.calls, []);
  });

  it('when the card could not be made: it did not leave', async () => {
    const lost = () => Promise.reject(new Error('The connection to the database is lost.'));
    const presenter = { localeFor: async () => 'en', requestCard: lost };
    const sender = createCardSender(new BotAdapter(noRegistration));
    const messenger = createMessenger(sender, presenter as never, { turn: async () => {} });
    const error = await errorOf(messenger.post(chat(), { ...newRequest(), number: 1 }, 'owner'));
    assert.equal(error.retry, 'safe');
    assert.deepEqual(connector.calls, []);
  });
});

describe('what is said in a conversation that a person shares with others', () => {
  let connector: FakeConnector;
  beforeEach(async () => {
    connector = await startFakeConnector();
  });
  afterEach(() => connector.close());

  const request = {
    ...newRequest({ profile: { companyName: 'Contoso GmbH', domain: 'contoso', email: 'j.gross@contoso.de' } }),
    number: 1042,
  };

  function shared(name = 'Ada Lovelace', changes: Partial<Conversation> = {}): Conversation {
    const place = { serviceUrl: connector.url, userId: '29:ada', botId: '28:bot', conversationId: '19:g@thread.v2' };
    return { person: newPerson(name), ...place, conversationType: 'groupChat', ...changes };
  }

  function messenger() {
    const settings = { cloud: clouds.global, credentialRevealMs: 900_000, draftRetentionMs: 86_400_000 };
    const presenter = createPresenter({ settings, dialogs: false } as never);
    return createMessenger(createCardSender(new BotAdapter(noRegistration)), presenter, { turn: async () => {} });
  }

  function aNotice({ person }: Conversation): RequestNotice {
    const until = minutesLater(60).toISOString();
    return { id: '1', requestId: request.id, person, kind: 'passwordWaits', subject: '', params: { until } };
  }

  const names: readonly (readonly [string, string])[] = [
    ['Ada Lovelace', 'Ada Lovelace'],
    ['Ada <b>Rep</b> & Söhne', 'Ada  b Rep /b    Söhne'],
    ['</at><at>Everybody', '/at  at Everybody'],
    ['<>&', 'user'],
    ['', 'user'],
  ];
  for (const [name, shown] of names) {
    it(`mentions ${JSON.stringify(name)} as one tag, whose very text the entity names`, async () => {
      await messenger().askToOpenChat(shared(name));
      const [asked, ...others] = connector.messages('19:g@thread.v2');
      const words = asked?.text ?? '';
      const tag = `<at>${shown}</at>`;
      assert.deepEqual(others, []);
      assert.deepEqual(asked?.entities, [{ type: 'mention', text: tag, mentioned: { id: '29:ada', name } }]);
      assert.ok(words.startsWith(`${tag} I have something for you`), words);
      assert.deepEqual(words.match(/<[^>]*>/g), ['<at>', '</at>']);
    });
  }

  it('is for all to see, so that it names no request: in their language, and not into a thread of a channel', async () => {
    const place = {
      conversationId: '19:c@thread.tacv2;messageid=17',
      conversationType: 'channel',
      locale: 'de-DE',
    } as const;
    await messenger().askToOpenChat(shared('Ada', place));
    const [call, ...others] = connector.calls;
    assert.deepEqual([call?.conversationId, call?.targeted, others], ['19:c@thread.tacv2', false, []]);
    assert.match(call?.body.text ?? '', /öffnen Sie einen Chat mit mir/);
    assert.deepEqual([call?.body.attachments, call?.body.recipient], [undefined, undefined]);
    assert.doesNotMatch(JSON.stringify(call?.body), /TD-|Contoso|contoso|assword|ennwort/);
    assert.ok(!JSON.stringify(call?.body).includes(request.id));
  });

  it('of a request is told to that person alone', async () => {
    const group = shared();
    await messenger().tell(group, aNotice(group), request);
    const [call, ...others] = connector.calls;
    assert.deepEqual(
      [call?.method, call?.targeted, call?.body.recipient, others],
      ['POST', true, { id: '29:ada' }, []],
    );
    const card = call?.body.attachments?.[0]?.content;
    assert(isCard(card) && hasButton(card, 'request.view'));
    assert.match(text(card), /TD-1042/);
  });

  it('is told as an ordinary message where nobody else is, in the language and time zone of that chat', async () => {
    const own = {
      conversationType: 'personal',
      conversationId: 'a:ada',
      locale: 'de-DE',
      timeZone: 'Asia/Taipei',
    } as const;
    const chat = shared('Ada', own);
    await messenger().tell(chat, aNotice(chat), request);
    const [call] = connector.calls;
    assert.deepEqual([call?.conversationId, call?.targeted, call?.body.recipient], ['a:ada', false, undefined]);
    assert.match(text(call?.body.attachments?.[0]?.content), /am 1\. März 2026.*18:00 GMT\+8 gelöscht/);
  });

  it('is not told to all when Teams refuses to tell that person alone', async () => {
    connector.fail({ fits: ({ targeted }) => targeted, status: 403 });
    const group = shared();
    await assert.rejects(messenger().tell(group, aNotice(group), request), { code: 'connector.conversationGone' });
    assert.deepEqual(connector.messages('19:g@thread.v2'), []);
    assert.equal(connector.calls.length, 1);
  });
});
