import type { Activity } from 'botbuilder';
import { createSerializer, type OperationSpec } from 'botbuilder-stdlib/lib/azureCoreHttpCompat.js';
import type { ConnectorClient } from 'botframework-connector';
import * as mappers from 'botframework-connector/lib/connectorApi/models/conversationsMappers.js';
import * as parameters from 'botframework-connector/lib/connectorApi/models/parameters.js';

/**
 * Targeted messages: seen by their recipient alone in a shared conversation. botbuilder 4.23 has no call for them, so the
 * connector's own operations are sent with the query parameter that makes them targeted.
 * Source: Microsoft Teams, "Targeted messages" (agents-in-teams/targeted-messages, 2026-06-16).
 */

const targetedFlag = {
  parameterPath: 'isTargetedActivity',
  mapper: { serializedName: 'isTargetedActivity', required: true, type: { name: 'Boolean' as const } },
};

const activityBody = {
  parameterPath: 'activity',
  // An object, not the Activity mapper: that one drops properties which it does not know.
  mapper: { serializedName: 'activity', required: true, type: { name: 'Object' as const } },
};

const responses = {
  200: { bodyMapper: mappers.ResourceResponse },
  201: { bodyMapper: mappers.ResourceResponse },
  default: { bodyMapper: mappers.ErrorResponse },
};

const serializer = createSerializer(mappers);

const create: OperationSpec = {
  httpMethod: 'POST',
  path: 'v3/conversations/{conversationId}/activities',
  urlParameters: [parameters.conversationId],
  queryParameters: [targetedFlag],
  requestBody: activityBody,
  responses,
  serializer,
};

const oneActivity = {
  path: 'v3/conversations/{conversationId}/activities/{activityId}',
  urlParameters: [parameters.conversationId, parameters.activityId],
};

const update: OperationSpec = { ...create, ...oneActivity, httpMethod: 'PUT' };

const remove: OperationSpec = {
  ...oneActivity,
  httpMethod: 'DELETE',
  queryParameters: [targetedFlag],
  responses: { 200: {}, 202: {}, 204: {}, default: { bodyMapper: mappers.ErrorResponse } },
  serializer,
};

/** A channel's conversation without the thread that its id may name: `19:…;messageid=1` → `19:…`. */
export function threadless(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId;
}

/** Sends to one member of the conversation and answers the message's id. In a channel's thread the conversation itself is named, without the thread. */
export async function createTargeted(
  connector: ConnectorClient,
  conversationId: string,
  recipientId: string,
  activity: Partial<Activity>,
): Promise<string> {
  const targeted = { ...activity, recipient: { id: recipientId } };
  const created = (await connector.sendOperationRequest(
    { conversationId: threadless(conversationId), activity: targeted, isTargetedActivity: true },
    create,
  )) as { readonly id?: string };
  return created.id ?? '';
}

/** Replaces a targeted message. A recipient in the body is refused here. */
export async function updateTargeted(
  connector: ConnectorClient,
  conversationId: string,
  activityId: string,
  activity: Partial<Activity>,
): Promise<void> {
  const { recipient: _unwanted, ...rest } = activity;
  await connector.sendOperationRequest(
    { conversationId: threadless(conversationId), activityId, activity: rest, isTargetedActivity: true },
    update,
  );
}

export async function deleteTargeted(
  connector: ConnectorClient,
  conversationId: string,
  activityId: string,
): Promise<void> {
  await connector.sendOperationRequest(
    { conversationId: threadless(conversationId), activityId, isTargetedActivity: true },
    remove,
  );
}
