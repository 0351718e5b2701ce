import assert from 'node:assert/strict';
import { request } from 'node:https';
import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
  ServerError,
} from '@azure/msal-node';
import { createSandbox, type Sandbox } from '../../../src/sandbox/partner-center/sandbox.ts';

const scopes = ['https://api.partnercenter.microsoft.com/.default'];

describe('the sandbox token service, called by msal-node', () => {
  let sandbox: Sandbox;
  let calls: string[];
  before(async () => {
    sandbox = await createSandbox();
  });
  beforeEach(() => {
    calls = [];
  });
  after(() => sandbox.close());

  it('answers a refresh token with tokens and an account', async () => {
    const refreshToken = sandbox.settings().PARTNER_REFRESH_TOKEN ?? '';
    const client = application();
    const result = await client.acquireTokenByRefreshToken({ scopes, refreshToken, forceCache: true });
    assert.equal(result?.tenantId, sandbox.settings().PARTNER_TENANT_ID);
    assert.equal(result?.account?.username, 'admin.agent@partner.example');
    assert.ok((result?.expiresOn?.getTime() ?? 0) > 0);
    const { RefreshToken } = JSON.parse(client.getTokenCache().serialize());
    const [cached] = Object.values<{ secret: string }>(RefreshToken);
    assert.match(cached?.secret ?? '', /^1\.sandbox\./);
    assert.deepEqual(calls, ['POST']);
  });

  it('answers the app alone', async () => {
    const result = await application().acquireTokenByClientCredential({ scopes });
    const answer = await fetch(`${sandbox.url}/v1/customers`, {
      headers: {
        Authorization: `Bearer ${result?.accessToken}`,
        'MS-RequestId': sandbox.settings().PARTNER_TENANT_ID ?? '',
        'MS-CorrelationId': sandbox.settings().PARTNER_TENANT_ID ?? '',
      },
    });
    assert.equal(answer.status, 200);
  });

  it('has its refusals understood', async () => {
    await assert.rejects(application('wrong').acquireTokenByClientCredential({ scopes }), (error) => {
      assert.ok(error instanceof ServerError);
      assert.equal(error.errorCode, 'invalid_client');
      assert.match(error.errorMessage, /AADSTS7000215/);
      return true;
    });
  });

  it('is found by discovery too', async () => {
    const result = await application(undefined, false).acquireTokenByClientCredential({ scopes });
    assert.ok(result?.accessToken);
    assert.deepEqual(calls, ['GET', 'POST']);
  });

  function application(clientSecret?: string, hasMetadata = true): ConfidentialClientApplication {
    const { PARTNER_TENANT_ID, PARTNER_CLIENT_ID = '', PARTNER_CLIENT_SECRET = '' } = sandbox.settings();
    const authority = `${sandbox.authority}/${PARTNER_TENANT_ID}`;
    const metadata = {
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      issuer: `${authority}/v2.0`,
      jwks_uri: `${authority}/discovery/v2.0/keys`,
    };
    return new ConfidentialClientApplication({
      auth: {
        clientId: PARTNER_CLIENT_ID,
        clientSecret: clientSecret ?? PARTNER_CLIENT_SECRET,
        authority,
        knownAuthorities: [new URL(authority).host],
        ...(hasMetadata ? { authorityMetadata: JSON.stringify(metadata) } : {}),
      },
      system: { networkClient: networkTrusting(sandbox.caCertificate) },
    });
  }

  function networkTrusting(ca: string): INetworkModule {
    function send<T>(method: string, url: string, options: NetworkRequestOptions = {}): Promise<NetworkResponse<T>> {
      calls.push(method);
      return new Promise((resolve, reject) => {
        const call = request(url, { method, ca, headers: options.headers ?? {} }, async (response) => {
          const chunks = await response.toArray();
          const body: T = JSON.parse(Buffer.concat(chunks).toString('utf8'));
          resolve({ status: response.statusCode ?? 0, headers: {}, body });
        });
        call.on('error', reject);
        call.end(options.body);
      });
    }
    return {
      sendGetRequestAsync: (url, options) => send('GET', url, options),
      sendPostRequestAsync: (url, options) => send('POST', url, options),
    };
  }
});
