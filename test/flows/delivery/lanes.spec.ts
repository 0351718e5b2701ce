import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLanes } from '../../../src/flows/delivery/lanes.ts';

describe('lanes', () => {
  const lanes = createLanes((ms) => sleep(ms));

  it('let one at a time through for a key, in the order of asking', async () => {
    const order: number[] = [];
    await Promise.all(
      [0, 1, 2].map(async (index) => {
        const leave = await lanes.enter('a');
        order.push(index);
        await sleep(5);
        order.push(index);
        leave();
      }),
    );
    assert.deepEqual(order, [0, 0, 1, 1, 2, 2]);
  });

  it('let different keys pass each other', async () => {
    const leave = await lanes.enter('b');
    (await lanes.enter('c'))();
    leave();
  });

  it('do not hold anybody longer than their patience, and keep those behind in order', async () => {
    const leaveFirst = await lanes.enter('d');
    const leaveImpatient = await lanes.enter('d', 10);
    let third = false;
    const waiting = lanes.enter('d').then((leave) => {
      third = true;
      leave();
    });
    leaveImpatient();
    await sleep(5);
    assert.equal(third, false);
    leaveFirst();
    await waiting;
  });
});
