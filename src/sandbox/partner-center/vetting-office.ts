import { z } from 'zod';
import type { SandboxCustomer } from './customer-list.ts';
import type { SandboxOptions } from './options.ts';

/** As on the wire; `none`: Partner Center has no status of the customer (404, 600074). */
export const vettingStatuses = ['none', 'Unknown', 'Not Ready', 'UnderReview', 'Allowed', 'NotAllowed'] as const;
export type VettingStatus = (typeof vettingStatuses)[number];

export interface Vetting {
  readonly status: VettingStatus;
  readonly lastUpdate: Date;
}

const decisionSchema = z.strictObject({ status: z.enum(vettingStatuses) });

/** Who vets new customers: a review of its own for each, unless somebody decides otherwise. */
export class VettingOffice {
  readonly #options: SandboxOptions;
  readonly #decisions = new Map<string, Vetting>();

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  of({ id, createdAt }: SandboxCustomer): Vetting {
    const decided = this.#decisions.get(id);
    if (decided) return decided;
    const end = new Date(createdAt.getTime() + this.#options.reviewMs);
    const isOver = end <= this.#options.clock.now();
    return isOver ? { status: 'Allowed', lastUpdate: end } : { status: 'UnderReview', lastUpdate: createdAt };
  }

  /** Gives the customer this status from now on. */
  decide(customerId: string, status: VettingStatus): void {
    this.#decisions.set(customerId.toLowerCase(), { status, lastUpdate: this.#options.clock.now() });
  }

  clear(): void {
    this.#decisions.clear();
  }
}

/** Reads a decision from the control API. @throws z.ZodError that names what is wrong */
export function readDecision(value: unknown): VettingStatus {
  return decisionSchema.parse(value).status;
}
