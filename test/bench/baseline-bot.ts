import type { AddressInfo } from 'node:net';
import {
  ActivityHandler,
  type AdaptiveCardInvokeResponse,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
} from 'botbuilder';
import { createServer, plugins, type Request, type Response } from 'restify';

/**
 * The baseline: the least that a Bot Framework bot can do about a click. botbuilder's own adapter behind restify, no
 * authentication, no state, and the same small card as the answer to everything. Tells its parent its port.
 */

const fixedCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'Saved', wrap: true }],
  actions: [{ type: 'Action.Execute', title: 'Save', verb: 'save', data: {} }],
};

class FixedCardBot extends ActivityHandler {
  protected override async onAdaptiveCardInvoke(): Promise<AdaptiveCardInvokeResponse> {
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: fixedCard };
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new FixedCardBot();
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  const { body, headers, method = '' } = request;
  await adapter.process({ body, headers, method }, response, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
