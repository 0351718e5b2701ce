/**
 * Who uses the Agents Playground, for those who try approvals: the same people in two of them, one of whom asks and one of
 * whom decides. Without a file of ours its people have object ids that are no GUIDs, so that none could be an approver.
 * Source: https://aka.ms/teams-app-test-tool-config-guide (version 0.1.1: five people beside the user, one team).
 */

const people = [
  'Megan Bowen',
  'Alex Wilber',
  'Adele Vance',
  'Isaiah Langer',
  'Patti Fernandez',
  'Lynne Robbins',
] as const;

export const playgroundUsers = { rep: 0, approver: 1 } as const;
export type PlaygroundUser = keyof typeof playgroundUsers;

/** Its name is given by the Playground, which looks for it where it is started. */
export const playgroundFile = '.m365agentsplayground.yml';

/** Entra object id. */
export function objectIdOf(user: PlaygroundUser): string {
  return objectId(playgroundUsers[user]);
}

/** The Playground's file for one of the two, as JSON, which is YAML as well. Each has a chat of their own with the bot. */
export function playgroundConfig(user: PlaygroundUser): string {
  const everybody = people.map(person);
  const config = {
    version: '0.1.1',
    tenantId: '00000000-0000-0000-0000-0000000000001',
    bot: { id: '00000000-0000-0000-0000-00000000000011', name: 'Test Bot' },
    currentUser: everybody[playgroundUsers[user]],
    users: everybody.filter((_other, index) => index !== playgroundUsers[user]),
    personalChat: { id: `${user}-chat` },
    groupChat: { id: 'group-chat', name: 'Group Chat' },
    team: {
      id: 'team-id',
      name: 'My Team',
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: 'channel-announcements-id', name: 'Announcements' }],
    },
  };
  return JSON.stringify(config, undefined, 2);
}

function person(name: string, index: number): object {
  const [givenName = '', surname = ''] = name.split(' ');
  const email = `${givenName.toLowerCase()}@example.com`;
  const ids = { id: `user-${index}`, aadObjectId: objectId(index) };
  return { ...ids, name, userPrincipleName: email, givenName, surname, email };
}

function objectId(index: number): string {
  return `5a4d0000-0000-4000-8000-00000000000${index}`;
}
