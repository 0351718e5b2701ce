/** A person as Microsoft Entra knows them. Only `tenantId` and `objectId` identify; `name` is for showing. */
export interface Person {
  readonly tenantId: string;
  readonly objectId: string;
  readonly name: string;
}

/** Who acts: a person, this program itself, or whoever operates it. */
export type Actor = Person | 'system' | 'operator';

/** True when both ids are the same; names do not count, and GUIDs compare without regard to case. */
export function isSamePerson(a: Person, b: Person): boolean {
  return a.tenantId.toLowerCase() === b.tenantId.toLowerCase() && a.objectId.toLowerCase() === b.objectId.toLowerCase();
}
