/**
 * A row of the audit as it is stored, ready to be written as JSON. What is stored is not believed to be what this program
 * wrote: whoever can write to the database may have changed it.
 */
export interface AuditRecord {
  /** From 1, without gaps. */
  readonly position: number;
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly requestId: string;
  /** TD-1042, while the request is there. Not part of the chain. */
  readonly requestNumber?: string;
  readonly version: number;
  readonly actor: {
    /** `person`, `system` or `operator`. */
    readonly kind: string;
    /** Null unless a person acted; so is the object id. */
    readonly tenantId: string | null;
    readonly objectId: string | null;
  };
  readonly event: string;
  readonly facts: unknown;
  /** SHA-256 in hex: the hash of the row before, and that of this one. */
  readonly previousHash: string;
  readonly hash: string;
}

/** The last row of the audit by its position, 0 while there is none, and its hash. */
export interface AuditHead {
  readonly position: number;
  readonly hash: string;
}

/** Where the audit can be read: the database itself, or the program that has it open. */
export interface AuditSource {
  /** The rows after a position, at most `limit`, in their order; from before every position where that is null. */
  auditPage(after: number | null, limit: number): Promise<readonly AuditRecord[]>;
  /** @throws AppError `audit.headMissing` */
  auditHead(): Promise<AuditHead>;
}
