import type { ApprovalPolicy } from '../domain/approval/approval-policy.ts';
import type { RandomInt } from '../domain/new-password.ts';
import type { CloudTraits } from './cloud-traits.ts';
import type { LiveLists } from './drafts/live-lists.ts';
import type { Clock, Ids, Lanes, Log, Messenger, PartnerCenter, Sealer, Store, Webhook } from './ports/ports.ts';

/** What every flow is given. */
export interface FlowContext {
  readonly store: Store;
  readonly partnerCenter: PartnerCenter;
  readonly lists: LiveLists;
  readonly sealer: Sealer;
  readonly messenger: Messenger;
  /** Absent where nobody outside is told. */
  readonly webhook?: Webhook;
  readonly lanes: Lanes;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomInt: RandomInt;
  readonly log: Log;
  readonly wait: (ms: number) => Promise<void>;
  /** Other processes may use the same database. */
  readonly sharesDatabase: boolean;
  readonly shutdown: Pick<Shutdown, 'began' | 'over'>;
  readonly settings: FlowSettings;
}

/** How a process comes to its end, one signal after the other. */
export interface Shutdown {
  /** Nothing new begins, and a call without an effect is not waited for. */
  readonly began: AbortSignal;
  /** A call that cannot be undone is not waited for any longer: whoever takes its request over looks what became of it. */
  readonly cutShort: AbortSignal;
  /** Nothing can be stored any more. */
  readonly over: AbortSignal;
}

export interface FlowSettings {
  readonly cloud: CloudTraits;
  readonly domainSuffix: string;
  readonly indirect: boolean;
  /** The sign-in is a consenting person's (app+user): some calls are refused to the app alone. */
  readonly signsInWithUser: boolean;
  /** The partner's own e-mail domains, refused for customers. */
  readonly ownDomains: readonly string[];
  /** How long a password that nobody fetched is kept. */
  readonly credentialTtlMs: number;
  /** How long after the first reveal it can be shown again. */
  readonly credentialRevealMs: number;
  /** Which requests somebody else has to approve; absent where none. */
  readonly approvals?: ApprovalPolicy;
  /** Approvers that are apps (object ids in lower case): they have no chat. */
  readonly approvalApps?: readonly string[];
  /** Conversation id of the channel where approvers are asked, of the settings. */
  readonly approvalChannel?: string;
  /** The owner may name another person to receive the password. */
  readonly handsOver: boolean;
  /** How long a draft that nobody touches is kept. */
  readonly draftRetentionMs: number;
  /** How long the details of a request are kept once it ended. */
  readonly retentionMs: number;
}
