import type { ReceivedCall } from '../http/received-call.ts';
import { header } from '../http/received-call.ts';
import type { Reply } from '../http/reply.ts';

/** `GET /{tenant}/v2.0/.well-known/openid-configuration`, for clients that discover. */
export function answerMetadata(call: ReceivedCall, tenant: string): Reply {
  const base = `https://${header(call, 'host')}/${tenant}`;
  return {
    status: 200,
    body: {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      issuer: `${base}/v2.0`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
  };
}
