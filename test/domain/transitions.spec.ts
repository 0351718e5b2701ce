import assert from 'node:assert/strict';
import { requestStates } from '../../src/domain/request.ts';
import { commands, type Role, transition } from '../../src/domain/transitions.ts';
import { readRootFile } from '../architecture/source-file.ts';

const roles: readonly Role[] = ['owner', 'holder', 'approver', 'operator', 'system', 'other'];

/** The tables of the README: a row a state, a column a command, `owner, operator → submitted` in a cell. */
function readTables(text: string): readonly { readonly head: readonly string[]; readonly rows: string[][] }[] {
  return text
    .split(/\n{2,}/)
    .filter((block) => block.startsWith('| state '))
    .map((block) => {
      const [head = [], , ...rows] = block
        .trim()
        .split('\n')
        .map((line) =>
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        );
      return { head: head.slice(1), rows };
    });
}

/** What the README allows, by state, command and role: the next state. */
function readAllowed(text: string): ReadonlyMap<string, string> {
  const allowed = new Map<string, string>();
  for (const { head, rows } of readTables(text)) {
    for (const [state, ...cells] of rows) {
      for (const [at, cell] of cells.entries()) {
        const [who = '', to = ''] = cell.split(' → ');
        for (const role of who.split(', ').filter((name) => name !== '')) {
          allowed.set(`${state} ${head[at]} ${role}`, to);
        }
      }
    }
  }
  return allowed;
}

describe('the life of a request', () => {
  const readme = readRootFile('src/domain/README.md');
  const allowed = readAllowed(readme);

  it('is as the README’s tables say, for every state, command and role', () => {
    const walked = new Set<string>();
    for (const state of requestStates) {
      for (const command of commands) {
        for (const role of roles) {
          const triple = `${state} ${command} ${role}`;
          const step = transition(state, command, role);
          assert.equal(step.allowed ? step.to : undefined, allowed.get(triple), triple);
          walked.add(triple);
        }
      }
    }
    // And nothing else is in the tables: no state, command or role that there is not.
    assert.deepEqual(
      [...allowed.keys()].filter((triple) => !walked.has(triple)),
      [],
    );
  });

  it('has each command in one table, and each table a row for every state', () => {
    const tables = readTables(readme);
    assert.deepEqual(tables.flatMap(({ head }) => head).sort(), [...commands].sort());
    for (const { rows } of tables) {
      assert.deepEqual(
        rows.map(([state]) => state),
        requestStates,
      );
    }
  });

  it('is read by a test that sees a cell', () => {
    const table = '| state | edit | go |\n|---|---|---|\n| draft | owner, operator → over | |\n';
    assert.deepEqual(
      [...readAllowed(`x\n\n${table}\n\n| other |\n`)],
      [
        ['draft edit owner', 'over'],
        ['draft edit operator', 'over'],
      ],
    );
  });

  it('leads from no end to another state', () => {
    for (const state of ['delivered', 'rejected', 'withdrawn'] as const) {
      for (const command of commands) {
        for (const role of roles) {
          const step = transition(state, command, role);
          assert(!step.allowed || step.to === state, `${state} ${command} ${role}`);
        }
      }
    }
  });
});
