import { entraOptions } from '../connect-partner-center.ts';
import { areCredentialsTaken } from '../partner-center/app-credentials.ts';
import { refreshTokenMissing } from '../partner-center/sign-in-error.ts';
import type { CheckContext } from './context.ts';
import { type Finding, failed, failedBy, skipped } from './finding.ts';

const check = 'Sign-in';
const untried =
  'the refresh token of the settings (PARTNER_REFRESH_TOKEN) was not tried: it may be good for one use only, and until the bot has been started there is nowhere to keep the one that comes back.';
const consent =
  'Start the bot, then let a person with the Admin agent or Sales agent role give consent, with MFA: npm run consent.';

/** What can be known of a sign-in without using up the refresh token of the settings, which may be the operator's only one. */
export async function checkUnusedToken({ config, fetch: fetchFn }: CheckContext): Promise<Finding> {
  const missing =
    config.partner.refreshToken === undefined ? failed(check, refreshTokenMissing().message, consent) : undefined;
  try {
    const finding = missing ?? skipped(check, untried);
    if (!(await areCredentialsTaken(entraOptions(config, fetchFn)))) return finding;
    return { ...finding, text: `${finding.text} Entra takes PARTNER_CLIENT_ID and its secret or certificate.` };
  } catch (error) {
    const finding = failedBy(check, error);
    return missing ? { ...finding, text: `${finding.text} ${missing.text}` } : finding;
  }
}
