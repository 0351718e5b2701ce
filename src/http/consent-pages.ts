import { consentPath, type FinishedConsent } from '../flows/ports/ports.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';

/** What a person can read and do about an error: an AppError is one. */
interface Words {
  readonly message: string;
  readonly remedy: string;
}

/** Before anything happens: whoever only looks, as chat clients do for a preview, uses nothing up. */
export function askPage(link: string): Page {
  return {
    title: 'Connect Tenant Desk to Partner Center',
    body: html`<p>You sign in at Microsoft next. Tenant Desk then creates customers in Partner Center on behalf of that account.</p>
<p>Use an account of the partner’s tenant that has the Admin agent or Sales agent role, and confirm with a second factor (MFA).</p>
<form method="post">
<input type="hidden" name="link" value="${link}">
<button type="submit">Sign in at Microsoft</button>
</form>`,
  };
}

export function finishedPage({ partner, problem }: FinishedConsent): Page {
  if (problem) {
    return {
      title: 'Signed in, but not tried out yet',
      body: html`<p>Tenant Desk keeps this sign-in and uses it from now on, but could not find out whether Partner Center takes it. ${problem.message}</p>
<p>${problem.remedy}</p>
<p>If Partner Center does not take it, requests wait and Tenant Desk says so: see its log and /readyz.</p>`,
    };
  }
  return {
    title: 'Connected to Partner Center',
    body: html`<p>Done: Tenant Desk signs in to Partner Center as ${partner}. You can close this page.</p>`,
  };
}

export function failedPage({ message, remedy }: Words): Page {
  return { title: 'This did not work', body: html`<p>${message}</p>\n<p>${remedy}</p>` };
}

export const tooManyPage: Page = {
  title: 'Too many tries',
  body: html`<p>There were too many tries that are not valid. Wait a minute, then open your link again.</p>`,
};

/** The page was opened by itself, or its form came without what it needs. */
export const withoutLink: Words = {
  message: `There is nothing at ${consentPath} without a link.`,
  remedy: 'Make one with the command npm run consent.',
};
