import type { Person } from '../domain/person.ts';

interface OwnerColumns {
  readonly owner_tenant_id: string;
  readonly owner_object_id: string;
  readonly owner_name: string;
}

/** GUIDs compare without regard to case, and the database compares text: ids are stored and looked up in lower case. */
export function ownerColumns({ tenantId, objectId, name }: Person): OwnerColumns {
  return { owner_tenant_id: tenantId.toLowerCase(), owner_object_id: objectId.toLowerCase(), owner_name: name };
}

export function ownerOf(row: OwnerColumns): Person {
  return { tenantId: row.owner_tenant_id, objectId: row.owner_object_id, name: row.owner_name };
}
