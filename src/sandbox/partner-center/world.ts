import { CallLog } from './call-log.ts';
import { CustomerList } from './customer-list.ts';
import { FaultList } from './faults/fault-list.ts';
import type { Reply } from './http/reply.ts';
import type { SandboxOptions } from './options.ts';
import { PasswordBook } from './password-book.ts';
import { CodeLedger } from './token-service/code-ledger.ts';
import { TokenLedger } from './token-service/token-ledger.ts';
import { VettingOffice } from './vetting-office.ts';

/** All that the sandbox knows, in memory only. */
export interface World {
  readonly options: SandboxOptions;
  readonly tokens: TokenLedger;
  readonly codes: CodeLedger;
  readonly customers: CustomerList;
  readonly passwords: PasswordBook;
  readonly vetting: VettingOffice;
  readonly faults: FaultList;
  readonly calls: CallLog;
  /** The answers that `POST /v1/customers` gave, by MS-RequestId. */
  readonly answers: Map<string, Reply>;
}

export function createWorld(options: SandboxOptions): World {
  return {
    options,
    tokens: new TokenLedger(options),
    codes: new CodeLedger(options),
    customers: new CustomerList(options),
    passwords: new PasswordBook(),
    vetting: new VettingOffice(options),
    faults: new FaultList(),
    calls: new CallLog(),
    answers: new Map(),
  };
}

/** Forgets customers, calls, faults and answers; tokens stay good. */
export function clearWorld(world: World): void {
  world.customers.clear();
  world.passwords.clear();
  world.vetting.clear();
  world.faults.clear();
  world.calls.clear();
  world.answers.clear();
}
