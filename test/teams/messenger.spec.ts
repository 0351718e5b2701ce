import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../src/errors.ts';
import type { Conversation } from '../../src/flows/ports.ts';
import { BotAdapter } from '../../src/teams/bot-adapter.ts';
import { createCardSender, createMessenger } from '../../src/teams/messenger.ts';
import { newPerson, newRequest } from '../storage/support/sample.ts';
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
    const presenter = { requestCard: () => Promise.reject(new Error('The connection to the database is lost.')) };
    const sender = createCardSender(new BotAdapter(noRegistration));
    const messenger = createMessenger(sender, presenter as never, { turn: async () => {} });
    const error = await errorOf(messenger.post(chat(), { ...newRequest(), number: 1 }));
    assert.equal(error.retry, 'safe');
    assert.deepEqual(connector.calls, []);
  });
});
