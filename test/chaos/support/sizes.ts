const isFull = process.env.CHAOS === 'full';

/** How much a part does: all of it in `npm run chaos`, a little in the other suites, whatever its variable says. */
function size(variable: string, inFull: number, bounded: number): number {
  const given = process.env[variable];
  return given === undefined || given === '' ? (isFull ? inFull : bounded) : Number(given);
}

export const sizes = {
  /** The same seed makes the same choices; what meets what in time it cannot repeat. */
  seed: size('CHAOS_SEED', 20261121, 20261121),
  /** Customers under random faults of Partner Center, for each partner model. */
  creates: size('CHAOS_CREATES', 1_000, 20),
  /** Crashes at debug points; all of them are more than there are. */
  crashes: size('CHAOS_CRASHES', 10_000, 2),
  /** Rounds of kill -9 under load. */
  kills: size('CHAOS_KILLS', 200, 1),
  replicaKills: size('CHAOS_REPLICA_KILLS', 200, 1),
  /** Customers while the database server is restarted again and again. */
  requestsUnderRestarts: size('CHAOS_RESTART_REQUESTS', 1_000, 0),
  /** Requests in the table beside which clicks are measured. */
  rows: size('CHAOS_ROWS', 10_000, 10_000),
  /** Clicks of each kind at each of the two tables. */
  clicks: size('CHAOS_CLICKS', 200, 12),
};

/** Parts that nobody wants to wait for elsewhere. */
export const isEverythingWanted = isFull;
