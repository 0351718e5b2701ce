import assert from 'node:assert/strict';
import type { NewCustomer } from '../../src/flows/ports/ports.ts';
import { byId, hasButton, nodes, text } from '../support/card.ts';
import { fillIn, wingtip } from '../support/story.ts';
import { startTestDesk, type TestDesk } from '../support/test-desk.ts';

const shanghai = {
  company: { country: 'CN', companyName: 'Wingtip Toys Shanghai', domain: 'wingtipshanghai' },
  address: {
    ...wingtip.address,
    addressLine1: '1 Century Avenue',
    city: 'Shanghai',
    state: 'SH',
    postalCode: '200120',
    phoneNumber: '021 6101 0000',
    organizationRegistrationNumber: '91330100799655058B',
  },
};

const stories = {
  global: {
    audience: 'https://api.partnercenter.microsoft.com',
    domainSuffix: 'onmicrosoft.com',
    customer: wingtip,
    hosts: ['admin.microsoft.com', 'partner.microsoft.com'],
    review: { says: /help with lost passwords/, not: /21Vianet|US Government/ },
    result: { says: /Customer Agreement.*\n.*Admin relationships/s, not: /21Vianet|portal\.azure\.us/ },
    gone: /Partner Center: open the customer/,
    replaced: true,
  },
  china: {
    audience: 'https://partner.partnercenterapi.microsoftonline.cn',
    domainSuffix: 'partner.onmschina.cn',
    customer: shanghai,
    hosts: ['portal.partner.microsoftonline.cn'],
    review: { says: /21Vianet in China.*no GDAP/, not: /lost passwords|Delegated administration \(GDAP\)/ },
    result: { says: /portal\.partner\.microsoftonline\.cn/, not: /Customer Agreement|GDAP|admin\.microsoft\.com/ },
    gone: /21Vianet/,
    replaced: false,
  },
  usgov: {
    audience: 'https://api.partnercenter.microsoft.com',
    domainSuffix: 'onmicrosoft.us',
    customer: wingtip,
    hosts: ['partner.microsoft.com', 'portal.azure.us'],
    review: { says: /US Government\. Passwords there are reset in the Azure portal/, not: /help with lost passwords/ },
    result: { says: /Admin relationships/, not: /Customer Agreement|admin\.microsoft\.com/ },
    gone: /Azure portal for US Government/,
    replaced: false,
  },
} as const;

for (const [cloud, story] of Object.entries(stories)) {
  describe(`a rep in the cloud ${cloud}`, function () {
    this.timeout(30_000);
    const time = { offsetMs: 0 };
    const { audience, domainSuffix, customer } = story;
    let desk: TestDesk;
    before(async () => {
      desk = await startTestDesk({
        env: { PARTNER_CENTER_CLOUD: cloud },
        sandbox: { audience, domainSuffix },
        overrides: { clock: { now: () => new Date(Date.now() + time.offsetMs) } },
      });
    });
    after(() => desk.close());

    it('is told before and after what this cloud has, and led to its pages', async () => {
      const rep = desk.user();
      const review = await fillIn(rep, customer.company, customer.address);
      assert.match(text(review.card), story.review.says);
      assert.doesNotMatch(text(review.card), story.review.not);
      assert.equal(byId(review.card, 'enableGDAPByDefault') !== undefined, cloud !== 'china');

      await rep.clicks(review, 'request.submit');
      const created = await rep.waitsFor(review.messageId, (card) => text(card).includes('Customer created'));
      assert.match(text(created.card), story.result.says);
      assert.doesNotMatch(text(created.card), story.result.not);
      const links = nodes(created.card).filter(({ type }) => type === 'Action.OpenUrl');
      assert.deepEqual(links.map(({ url }) => new URL(String(url)).host).sort(), story.hosts);
      assert(text(created.card).includes(`admin@${customer.company.domain}.${domainSuffix}`));

      const body = desk.sandbox.posts().at(-1)?.body as NewCustomer;
      assert.equal(body.companyProfile.domain, `${customer.company.domain}.${domainSuffix}`);
      // Where there is no GDAP Partner Center has no use for the property.
      assert.equal(body.enableGDAPByDefault, cloud === 'china' ? undefined : true);

      const revealed = await rep.clicks(created, 'credential.reveal');
      assert.match(
        text(revealed.card),
        new RegExp(`first sign-in at ${story.hosts.find((host) => /^(admin|portal)/.test(host))}`),
      );

      time.offsetMs = 16 * 60_000;
      assert.match(await rep.clicksForWords(created, 'credential.reveal'), story.gone);
      // What is over is looked for at once when the program starts.
      await desk.restart();
      const gone = await rep.waitsFor(review.messageId, (card) => /no longer kept/.test(text(card)));
      assert.match(text(gone.card), story.replaced ? /“Set a new password”/ : story.gone);
      assert.equal(hasButton(gone.card, 'credential.reset'), story.replaced);
      time.offsetMs = 0;
    });
  });
}

describe('a card from elsewhere', () => {
  it('brings no GDAP into a cloud that has none', async function () {
    this.timeout(30_000);
    const { audience, domainSuffix, customer } = stories.china;
    const desk = await startTestDesk({
      env: { PARTNER_CENTER_CLOUD: 'china' },
      sandbox: { audience, domainSuffix },
    });
    try {
      const rep = desk.user();
      const review = await fillIn(rep, customer.company, customer.address);
      await rep.clicks(review, 'request.submit', { enableGDAPByDefault: 'true' });
      const created = await rep.waitsFor(review.messageId, (card) => text(card).includes('Customer created'));
      assert.doesNotMatch(text(created.card), /GDAP/);
      assert.equal(JSON.stringify(desk.sandbox.posts()).includes('enableGDAPByDefault'), false);
    } finally {
      await desk.close();
    }
  });
});
