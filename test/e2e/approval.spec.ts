import assert from 'node:assert/strict';
import { openPlayground, type PlaygroundPage } from './playground-page.ts';
import { fillIn } from './playground-story.ts';
import { type RunningSandbox, startSandbox } from './running-sandbox.ts';

describe('a rep and an approver in two Agents Playgrounds', function () {
  this.timeout(120_000);
  let sandbox: RunningSandbox;
  let rep: PlaygroundPage;
  let approver: PlaygroundPage;
  before(async () => {
    sandbox = await startSandbox({ SANDBOX_APPROVAL: '1' });
    approver = await openPlayground(sandbox.approverUrl, { width: 740, height: 1200 });
    await approver.sees('I create customers in Partner Center');
    rep = await openPlayground(sandbox.playgroundUrl);
  });
  after(async () => {
    await Promise.all([rep?.close(), approver?.close()]);
    await sandbox?.stop();
    await sandbox?.remove();
  });

  const lastCard = ({ page }: PlaygroundPage) => page.locator('.ac-adaptiveCard').last().innerText();

  it('go from the question by way of a return to the customer, each in their own chat', async () => {
    await fillIn(rep, 'Wingtip Toys');
    await rep.clicks('Create customer');
    await rep.sees('0 of 1 approvals');
    await rep.shoots('approval-1-pending');
    await approver.sees('Megan Bowen confirmed this customer');
    await approver.shoots('approval-2-asked');
    await approver.clicks('Return for changes');
    await approver.sees('Say why');
    await approver.fills('Reason', 'Which *street* number?');
    await approver.clicks('Return for changes');
    await rep.sees('Alex Wilber wants changes');
    await approver.sees('Returned for changes');

    await rep.page.getByRole('button', { name: 'Make the changes' }).first().click();
    await rep.page.getByText('Which *street* number?').first().waitFor();
    await rep.page.getByRole('button', { name: 'Create customer' }).first().click();
    await approver.says('waiting for me');
    await approver.clicks('Open');
    await approver.sees('0 of 1 approvals');
    await approver.clicks('Approve');
    await approver.sees('Request approved');
    await rep.sees('Customer created');
    await rep.shoots('approval-3-created');
    await approver.shoots('approval-4-approved');
    assert.doesNotMatch(await lastCard(approver), /Show password/);
  });
});
