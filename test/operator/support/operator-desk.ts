import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { NewCustomer } from '../../../src/flows/ports/ports.ts';
import { createLog } from '../../../src/log.ts';
import { type Ran, type RunRequestsOptions, runRequests } from '../../../src/operator/run-requests.ts';
import { hasButton, text } from '../../support/card.ts';
import { partnerCenterOf } from '../../support/partner-center-of.ts';
import { fillIn, wingtip } from '../../support/story.ts';
import type { Seen, TeamsUser } from '../../support/teams-user.ts';
import { startTestDesk, type TestDesk, type TestDeskOptions } from '../../support/test-desk.ts';

/** A request as its owner sees it, and its number. */
export interface Told {
  readonly number: string;
  readonly rep: TeamsUser;
  readonly seen: Seen;
}

/** The whole program, and the operator's commands with its settings. */
export class OperatorDesk {
  private constructor(readonly desk: TestDesk) {}

  static async start(options: TestDeskOptions = {}): Promise<OperatorDesk> {
    return new OperatorDesk(await startTestDesk(options));
  }

  run(args: string, options: Partial<RunRequestsOptions> = {}, env: object = {}): Promise<Ran> {
    const words = args.split(' ').filter((word) => word !== '');
    const usual = { log: createLog('silent'), userName: 'grace' };
    return runRequests(words, { ...this.desk.settings(), ...env }, { ...usual, ...options });
  }

  /** What a command prints that must end well. */
  async prints(args: string): Promise<string> {
    const { exitCode, out, errors } = await this.run(args);
    assert.deepEqual([exitCode, errors], [0, []]);
    return out.join('\n');
  }

  /** What a command says of what may not be done. */
  async refuses(args: string): Promise<string> {
    const { exitCode, out, errors } = await this.run(args);
    assert.deepEqual([exitCode, out, errors.length], [1, [], 1]);
    return errors.join('\n');
  }

  /** The version at which a request is shown now. */
  async versionOf(number: string): Promise<number> {
    return JSON.parse(await this.prints(`show ${number} --json`)).version;
  }

  async created(domain: string): Promise<Told> {
    return this.confirmed(domain, (card) => hasButton(card, 'credential.reveal'));
  }

  /** Partner Center said no, and may say yes the next time. */
  async failed(domain: string): Promise<Told> {
    const fault = {
      route: 'POST /v1/customers',
      kind: 'refuse',
      status: 403,
      code: 600006,
      description: 'No.',
    } as const;
    this.desk.sandbox.fault(fault);
    return this.confirmed(domain, (card) => hasButton(card, 'request.retry'));
  }

  /** Posted without an answer; then somebody created a customer of the same domain by another name. */
  async unclear(domain: string): Promise<Told & { readonly customerId: string }> {
    const { sandbox } = this.desk;
    const posted = sandbox.posts().length;
    sandbox.fault({ route: 'POST /v1/customers', kind: '503' });
    const told = this.confirmed(domain, (card) => hasButton(card, 'request.retry'));
    while (sandbox.posts().length === posted) await new Promise((resolve) => setTimeout(resolve, 2));
    const customerId = await this.createdElsewhere('Woodgrove Bank');
    return { ...(await told), customerId };
  }

  /** Somebody in the portal creates a customer like the one that was posted last; answers its id. */
  async createdElsewhere(companyName: string, domain?: string): Promise<string> {
    const { sandbox } = this.desk;
    const last = sandbox.posts().at(-1);
    assert(last);
    const { companyProfile, billingProfile, ...rest } = last.body as NewCustomer;
    const customer = {
      ...rest,
      companyProfile: { ...companyProfile, ...(domain ? { domain } : {}) },
      billingProfile: { ...billingProfile, companyName },
    };
    const options = { msRequestId: randomUUID(), correlationId: randomUUID(), locale: 'en-US' };
    return (await partnerCenterOf(sandbox).createCustomer(customer, options)).id;
  }

  private async confirmed(domain: string, isThere: (card: object) => boolean): Promise<Told> {
    const rep = this.desk.user();
    const review = await fillIn(rep, { ...wingtip.company, companyName: `Toys ${domain}`, domain });
    await rep.clicks(review, 'request.submit');
    const seen = await rep.waitsFor(review.messageId, isThere, 20_000);
    const [number = ''] = /TD-\d+/.exec(text(seen.card)) ?? [];
    return { number, rep, seen };
  }
}
