import type { LoggedCall } from '../call-log.ts';
import type { SandboxCustomer } from '../customer-list.ts';
import { type Fault, faultKinds } from '../faults/fault.ts';
import type { VettingOffice, VettingStatus } from '../vetting-office.ts';
import type { World } from '../world.ts';
import { faultyRoutes } from './arm.ts';
import { type Html, html } from './html.ts';

/** What a click on the page makes of a customer. */
const decisions = ['UnderReview', 'Allowed', 'NotAllowed'] as const;

/** The page for people: customers, armed faults, recent calls. Never a password: the sandbox keeps none. */
export function page(world: World): string {
  const resellers = new Map(world.options.resellers.map(({ id, name }) => [id, name]));
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sandbox Partner Center</title>
<link rel="stylesheet" href="/control/page.css">
<script src="/control/page.js" defer></script>
</head>
<body>
<header><h1>Sandbox Partner Center</h1>
<p>A local stand-in, ${world.options.model} model. Nothing here reaches Microsoft; all of it is gone when it stops.</p></header>
${faultForm()}
<main id="live">
${faultsSection(world.faults.list())}
${customersSection(world.customers.all(), world.vetting, resellers)}
${callsSection(world.calls.recent())}
</main>
</body>
</html>
`.text;
}

function faultForm(): Html {
  return html`<form id="arm" aria-label="Arm a fault">
<label>Call <select name="route">${faultyRoutes.map((route) => html`<option>${route}</option>`)}</select></label>
<label>Fault <select name="kind">${faultKinds.map((kind) => html`<option>${kind}</option>`)}</select></label>
<label>Times <input name="times" type="number" min="1" value="1"></label>
<button type="submit">Arm</button>
<button type="button" data-delete="/control/faults">Disarm all</button>
<button type="button" data-delete="/control/customers">Forget everything</button>
<output role="status"></output>
</form>`;
}

function faultsSection(faults: readonly Fault[]): Html {
  const rows = faults.map(({ route, kind, times }) => [route ?? 'any call', kind, String(times)]);
  return section('Armed faults', ['Call', 'Fault', 'Times left'], rows, 'None.');
}

function customersSection(
  customers: readonly SandboxCustomer[],
  vetting: VettingOffice,
  resellers: ReadonlyMap<string, string>,
): Html {
  const rows = customers
    .toReversed()
    .map((customer) => [
      customer.companyName,
      customer.domain,
      customer.country,
      resellers.get(customer.associatedPartnerId ?? '') ?? '–',
      validationCell(customer, vetting.of(customer).status),
      customer.createdAt.toISOString(),
      customer.requestId,
    ]);
  const heads = ['Company', 'Domain', 'Country', 'Reseller', 'Validation status', 'Created', 'MS-RequestId'];
  return section(`Customers (${customers.length})`, heads, rows, 'None yet.');
}

function validationCell(customer: SandboxCustomer, current: VettingStatus): Html {
  const others = decisions.filter((status) => status !== current);
  return html`${current} ${others.map((status) => decisionButton(customer, status))}`;
}

function decisionButton({ id, companyName }: SandboxCustomer, status: (typeof decisions)[number]): Html {
  const path = `/control/customers/${id}/validationStatus`;
  return html`<button type="button" data-put="${path}" data-status="${status}" aria-label="${companyName}: ${status}">${status}</button> `;
}

function callsSection(calls: readonly LoggedCall[]): Html {
  const rows = calls.map(({ at, call, ended, fault, requestId }) => [at.toISOString(), call, ended, fault, requestId]);
  return section('Recent calls', ['At', 'Call', 'Ended in', 'Fault', 'MS-RequestId'], rows, 'None yet.');
}

function section(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
  none: string,
): Html {
  const table = html`<div class="scroll"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table></div>`;
  return html`<section><h2>${title}</h2>${rows.length > 0 ? table : html`<p>${none}</p>`}</section>\n`;
}
