import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { decodeProtectedHeader, importX509, jwtVerify } from 'jose';
import { generate } from 'selfsigned';
import { clouds } from '../../src/partner-center/clouds.ts';
import { requestToken } from '../../src/partner-center/entra-token.ts';
import { entraOptions, tokenFetch, userTokens } from './support/token-endpoint.ts';
import { trustingFetch } from './support/trusting-fetch.ts';

const appToken = { token_type: 'Bearer', expires_in: 3_599, access_token: 'app' };

describe('requestToken', () => {
  for (const [name, { authority, scope }] of Object.entries(clouds)) {
    it(`asks nobody but the token endpoint of the ${name} cloud`, async () => {
      const { fetch, requests } = tokenFetch(userTokens(1), appToken);
      const options = { ...entraOptions(fetch), authority, scope };
      await requestToken(options, 'refresh-0');
      await requestToken(options, undefined);
      const endpoint = `${authority}/${options.tenantId}/oauth2/v2.0/token`;
      assert.deepEqual(
        requests.map(({ url }) => url),
        [endpoint, endpoint],
      );
    });
  }

  it('takes any other authority, without asking anybody about it', async () => {
    const { fetch, requests } = tokenFetch(userTokens(1));
    const options = { ...entraOptions(fetch), authority: 'https://localhost:8443' };
    await requestToken(options, 'refresh-0');
    assert.equal(requests[0]?.url, `https://localhost:8443/${options.tenantId}/oauth2/v2.0/token`);
    assert.equal(requests.length, 1);
  });

  it('proves itself by a certificate: signed by its key, naming it by SHA-256', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'tenant-desk' }], { keySize: 2048 });
    const { fetch, requests } = tokenFetch(appToken);
    const secret = { certificate: cert, certificateKey: key };
    await requestToken({ ...entraOptions(fetch), secret }, undefined);
    const { form, url } = requests[0] ?? {};
    const assertion = form?.get('client_assertion') ?? '';
    const { payload } = await jwtVerify(assertion, await importX509(cert, 'PS256'), { clockTolerance: 2 });
    assert.equal(payload.aud, url);
    assert.equal(payload.iss, form?.get('client_id'));
    const header = decodeProtectedHeader(assertion);
    const thumbprint = Buffer.from(new X509Certificate(cert).fingerprint256.replaceAll(':', ''), 'hex');
    assert.equal(header['x5t#S256'], thumbprint.toString('base64url'));
    assert.equal(header.x5c?.length, 1);
  });

  it('signs in at a real https endpoint whose certificate the given fetch trusts', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
      keySize: 2048,
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    });
    const asked: string[] = [];
    const server = createServer({ cert, key }, async (request, response) => {
      asked.push(`${request.method} ${request.url?.split('?')[0]} ${await text(request)}`);
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(userTokens(1)));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    await using trusting = trustingFetch(cert);
    const options = { ...entraOptions(trusting.fetch), authority: `https://localhost:${port}` };
    try {
      const token = await requestToken(options, 'refresh-0');
      assert.deepEqual([token.accessToken, token.refreshToken], ['access-1', 'refresh-1']);
      assert.equal(asked.length, 1);
      assert.match(
        asked[0] ?? '',
        new RegExp(`^POST /${options.tenantId}/oauth2/v2.0/token .*refresh_token=refresh-0`),
      );
    } finally {
      server.close();
    }
  });
});
