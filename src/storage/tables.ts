import type { ColumnType, Generated } from 'kysely';
import type { Audience } from '../flows/ports/ports.ts';

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
  approval: OptionalJson;
  /** When the approval next needs something done by itself; null while nobody is asked. */
  approval_due_at: Date | null;
  creation: OptionalJson;
  /** `creation.leasedUntil`, apart so that due creations can be queried. */
  leased_until: Date | null;
  customer: OptionalJson;
  failure: OptionalJson;
  /** The lower-cased prefix of `profile.domain`, for look-ups. */
  domain: string | null;
  /** Company and country, for look-ups; null once the request ended. */
  company_key: string | null;
  origin: string;
  created_at: Date;
  updated_at: Date;
  erased_at: Date | null;
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
  /** The one whom the owner named to receive it instead, of the owner's tenant. */
  holder_object_id: string | null;
  holder_name: string | null;
  reminded_at: Date | null;
}

/** A bigint column, which one driver reads as text. */
type Position = ColumnType<string | number, number, number>;

export interface AuditTable {
  position: Position;
  request_id: string;
  version: number;
  actor_kind: string;
  /** The two are null unless a person acted. */
  actor_tenant_id: string | null;
  actor_object_id: string | null;
  event: string;
  facts: Json;
  at: Date;
  previous_hash: string;
  hash: string;
}

/** One row: the last row of the audit. Its lock is what lets the appending transactions in one by one. */
export interface AuditHeadTable {
  position: Position;
  hash: string;
}

export interface MessageTable {
  conversation_id: string;
  activity_id: string;
  request_id: string;
  service_url: string;
  targeted: boolean;
  version: number;
  audience: Audience;
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
  time_zone: string | null;
  seen_at: Date;
}

export interface BotStateTable {
  key: string;
  value: Json;
}

export interface RefreshTokenTable {
  name: string;
  sealed: Json;
}

export interface SignInOutageTable {
  id: Generated<number>;
  began_at: Date;
  /** The first sign-in that worked after the last one that failed. */
  works_since: Date | null;
  ended_at: Date | null;
}

export interface NoticeTable {
  outage_id: number;
  notice: string;
  object_id: string;
  /** Until then somebody is at it, or it is put off. */
  due_at: Date;
  told_at: Date | null;
}

export interface ApprovalChannelTable {
  tenant_id: string;
  conversation_id: string;
  service_url: string;
  bot_id: string;
  locale: string;
}

export interface RequestNoticeTable {
  id: ColumnType<string | number, never, never>;
  request_id: string;
  tenant_id: string;
  object_id: string;
  kind: string;
  /** What makes it another one of its kind. */
  subject: string;
  params: Json;
  /** Until then somebody is at it, or it is put off. */
  due_at: Date;
  told_at: Date | null;
}

export interface WebhookEventTable {
  position: ColumnType<string | number, never, never>;
  id: string;
  request_id: string;
  type: string;
  /** As it is signed and sent. */
  body: string;
  at: Date;
}

export interface ValidationCheckTable {
  request_id: string;
  due_at: Date;
}

export interface PendingPostTable {
  request_id: string;
  audience: Audience;
  begun_at: Date;
  /** It certainly did not leave, and is not tried again by itself. */
  withheld_at: Date | null;
}

export interface PasswordResetTable {
  request_id: string;
  /** The new password, once an attempt was about to send it. */
  sealed: OptionalJson;
  attempt: number;
  failures: number;
  asked_at: Date;
  leased_until: Date | null;
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
  password_reset: PasswordResetTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  message: MessageTable;
  conversation: ConversationTable;
  bot_state: BotStateTable;
  refresh_token: RefreshTokenTable;
  sign_in_outage: SignInOutageTable;
  notice: NoticeTable;
  used_consent_link: UsedConsentLinkTable;
  pending_consent: PendingConsentTable;
  approval_channel: ApprovalChannelTable;
  request_notice: RequestNoticeTable;
  validation_check: ValidationCheckTable;
  webhook_event: WebhookEventTable;
  pending_post: PendingPostTable;
}
