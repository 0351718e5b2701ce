import type { PlaygroundPage } from './playground-page.ts';

/** The third card, reached by typing what the documents' sample customer needs. */
export async function fillIn(rep: PlaygroundPage, company: string, shots?: string): Promise<void> {
  await rep.says(`new customer ${company}`);
  await rep.sees('Step 1 of 3');
  if (shots) await rep.shoots(`${shots}-1-company`);
  await rep.clicks('Continue');
  await rep.sees('Step 2 of 3');
  await fillAddress(rep);
  if (shots) await rep.shoots(`${shots}-2-address`);
  await rep.clicks('Continue');
  await rep.sees('Step 3 of 3');
}

/** The second card of the documents’ sample customer. */
export async function fillAddress(rep: PlaygroundPage): Promise<void> {
  await rep.fills('Street address', 'One Microsoft Way');
  await rep.fills('City', 'Redmond');
  await rep.chooses('State', 'Wash', 'Washington');
  await rep.fills('ZIP code', '98052-6399');
  await rep.fills('First name', 'Ina');
  await rep.fills('Last name', 'Leonte');
  await rep.fills('E-mail', 'ina@wingtiptoys.com');
}
