import assert from 'node:assert/strict';
import { z } from 'zod';
import { objectIdOf, type PlaygroundUser, playgroundConfig } from '../../src/sandbox/playground-people.ts';

const person = z.object({ id: z.string(), aadObjectId: z.guid(), name: z.string() });
const config = z.object({
  currentUser: person,
  users: z.array(person).length(5),
  personalChat: z.object({ id: z.string() }),
});

describe('the people of two Agents Playgrounds', () => {
  const read = (user: PlaygroundUser) => config.parse(JSON.parse(playgroundConfig(user)));
  const [rep, approver] = [read('rep'), read('approver')];

  it('are the same in both, each with an Entra object id of their own', () => {
    const ids = ({ currentUser, users }: typeof rep) =>
      new Set([currentUser, ...users].map((each) => each.aadObjectId));
    assert.equal(ids(rep).size, 6);
    assert.deepEqual(ids(approver), ids(rep));
  });

  it('are used by the rep in the one and by the approver in the other, in chats of their own', () => {
    assert.equal(rep.currentUser.aadObjectId, objectIdOf('rep'));
    assert.equal(approver.currentUser.aadObjectId, objectIdOf('approver'));
    assert.notEqual(rep.personalChat.id, approver.personalChat.id);
  });
});
