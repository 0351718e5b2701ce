import type { CloudTraits } from './cloud-traits.ts';
import type { LiveLists } from './live-lists.ts';
import type { Clock, Ids, Lanes, Log, Messenger, PartnerCenter, Sealer, Store } from './ports.ts';
import type { Shutdown } from './shutdown.ts';

/** What every flow is given. */
export interface FlowContext {
  readonly store: Store;
  readonly partnerCenter: PartnerCenter;
  readonly lists: LiveLists;
  readonly sealer: Sealer;
  readonly messenger: Messenger;
  readonly lanes: Lanes;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly wait: (ms: number) => Promise<void>;
  readonly shutdown: Pick<Shutdown, 'began' | 'over'>;
  readonly settings: FlowSettings;
}

export interface FlowSettings {
  readonly cloud: CloudTraits;
  readonly domainSuffix: string;
  readonly indirect: boolean;
  /** The partner's own e-mail domains, refused for customers. */
  readonly ownDomains: readonly string[];
  /** How long a password that nobody fetched is kept. */
  readonly credentialTtlMs: number;
  /** How long after the first reveal it can be shown again. */
  readonly credentialRevealMs: number;
}
