import assert from 'node:assert/strict';
import { type CloudSettings, clouds, pageHosts } from '../../src/partner-center/clouds.ts';

const all: readonly (readonly [string, CloudSettings])[] = Object.entries(clouds);

describe('the clouds', () => {
  it('go by their own names', () => {
    for (const [name, cloud] of all) assert.equal(cloud.name, name);
  });

  it('sign in where a token for their own API is given', () => {
    for (const [name, { endpoint, authority, scope }] of all) {
      assert.equal(scope, `${endpoint}/.default`, name);
      assert.equal(new URL(authority).protocol, 'https:', name);
    }
  });

  it('have pages on the listed hosts alone, and no host is listed for nothing', () => {
    const pages = all.flatMap(([, cloud]) => Object.values(cloud.pages)).map((page) => new URL(page));
    assert.ok(pages.every(({ protocol }) => protocol === 'https:'));
    assert.deepEqual([...new Set(pages.map(({ host }) => host))].sort(), [...pageHosts].sort());
  });

  it('explain Entra’s errors where they sign in', () => {
    for (const [name, { authority, entraPages }] of all) {
      if (entraPages.errors) assert.equal(new URL(entraPages.errors).origin, authority, name);
    }
    assert.ok(all.some(([, { entraPages }]) => entraPages.errors));
  });

  it('have a page of the agreement exactly where customers accept it', () => {
    for (const [name, { mca, pages }] of all) assert.equal(pages.agreement !== undefined, mca, name);
  });
});
