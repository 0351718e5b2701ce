import type { ColumnType, Generated } from 'kysely';

/** A jsonb column: written as JSON text, which both drivers hand on as it is, and read back as a value of unknown shape. */
type Json = ColumnType<unknown, string, string>;
type OptionalJson = ColumnType<unknown, string | null, string | null>;

export interface RequestTable {
  id: string;
  number: Generated<number>;
  owner_tenant_id: string;
  owner_object_id: string;
  owner_name: string;
  locale: string;
  state: string;
  version: number;
  step: string;
  profile: Json;
  derived: Json;
  problems: Json;
  offers: Json;
  profile_hash: string | null;
  creation: OptionalJson;
  /** `creation.leasedUntil`, apart so that due creations can be queried. */
  leased_until: Date | null;
  customer: OptionalJson;
  failure: OptionalJson;
  /** The lower-cased prefix of `profile.domain`, for look-ups. */
  domain: string | null;
  origin: string;
  created_at: Date;
  updated_at: Date;
}

export interface CredentialTable {
  request_id: string;
  owner_tenant_id: string;
  owner_object_id: string;
  owner_name: string;
  sealed: OptionalJson;
  created_at: Date;
  claimed_at: Date | null;
  destroyed_at: Date | null;
}

export interface AuditTable {
  id: Generated<string>;
  request_id: string;
  version: number;
  /** The three are null where this program itself acted. */
  actor_tenant_id: string | null;
  actor_object_id: string | null;
  actor_name: string | null;
  event: string;
  facts: Json;
  at: Date;
}

export interface MessageTable {
  conversation_id: string;
  activity_id: string;
  request_id: string;
  service_url: string;
  targeted: boolean;
  version: number;
}

export interface ConversationTable {
  tenant_id: string;
  object_id: string;
  conversation_type: 'personal' | 'groupChat' | 'channel';
  name: string;
  conversation_id: string;
  service_url: string;
  user_id: string;
  bot_id: string;
  locale: string | null;
}

export interface BotStateTable {
  key: string;
  value: Json;
}

export interface RefreshTokenTable {
  name: string;
  sealed: Json;
}

export interface NoticeTable {
  notice: string;
  object_id: string;
  claimed_at: Date;
  /** Null while somebody is at it, or stopped in the middle. */
  settled_at: Date | null;
}

export interface ValidationCheckTable {
  request_id: string;
  due_at: Date;
}

export interface UsedConsentLinkTable {
  id: string;
  expires_at: Date;
}

export interface PendingConsentTable {
  key: string;
  sealed: Json;
  expires_at: Date;
}

export interface Tables {
  request: RequestTable;
  credential: CredentialTable;
  audit: AuditTable;
  message: MessageTable;
  conversation: ConversationTable;
  bot_state: BotStateTable;
  refresh_token: RefreshTokenTable;
  notice: NoticeTable;
  used_consent_link: UsedConsentLinkTable;
  pending_consent: PendingConsentTable;
  validation_check: ValidationCheckTable;
}
