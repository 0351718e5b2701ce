import { html } from '../control/html.ts';
import type { ReceivedCall } from '../http/received-call.ts';
import type { Reply } from '../http/reply.ts';
import type { World } from '../world.ts';
import { readAuthorizeRequest, redirectUriOf } from './authorize-request.ts';
import { EntraError, entraErrorText } from './entra-error.ts';
import { userClaims } from './issue-tokens.ts';

/**
 * `GET /{tenant}/oauth2/v2.0/authorize`: where a person signs in and consents, here a pretended one who holds every role
 * and has done everything Entra could ask for.
 * @throws EntraError when nobody can be sent back
 */
export function showSignIn(call: ReceivedCall, tenant: string, world: World): Reply {
  return sendBackWhenWrong(call, tenant, world, () => signInPage(world));
}

/** `POST` of the page's form: sends the person back with a code, or with `access_denied`. @throws EntraError */
export function takeSignIn(call: ReceivedCall, tenant: string, world: World): Reply {
  return sendBackWhenWrong(call, tenant, world, (request) => {
    if (new URLSearchParams(call.text).get('answer') !== 'continue') {
      throw new EntraError('access_denied', 65004, 'User declined to consent to access the app.');
    }
    const { redirectUri, state } = request;
    return redirect(redirectUri, { code: world.codes.issue(request), state, session_state: world.options.clientId });
  });
}

type Answer = (request: ReturnType<typeof readAuthorizeRequest>) => Reply;

function sendBackWhenWrong({ url }: ReceivedCall, tenant: string, world: World, answer: Answer): Reply {
  const query = url.searchParams;
  const redirectUri = redirectUriOf(query, tenant, world.options);
  try {
    return answer(readAuthorizeRequest(query, redirectUri, world.options));
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    const description = entraErrorText(error, world);
    const state = query.get('state') ?? undefined;
    return redirect(redirectUri, { error: error.error, error_description: description, state });
  }
}

function redirect(address: string, parameters: Readonly<Record<string, string | undefined>>): Reply {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return { status: 302, headers: { ...headers, Location: url.href } };
}

const headers = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

function signInPage({ options }: World): Reply {
  const { name, preferred_username } = userClaims(options);
  const body = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sandbox sign-in</title>
</head>
<body>
<main>
<h1>Sandbox sign-in</h1>
<p>This stands in for Microsoft's sign-in page. Nothing here reaches Microsoft.</p>
<p>${name} (${preferred_username}) has signed in with MFA. The app asks for access to Partner Center.</p>
<form method="post">
<button name="answer" value="continue">Continue as ${name}</button>
<button name="answer" value="cancel">Cancel</button>
</form>
</main>
</body>
</html>
`.text;
  const own = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" };
  return { status: 200, headers: { ...headers, ...own }, body };
}
