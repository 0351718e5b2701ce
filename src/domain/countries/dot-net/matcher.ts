/** One question to a pattern: the text, and how many steps may still be made. Without steps nothing matches any more. */
export interface Attempt {
  readonly text: string;
  steps: number;
}

/** Places between the text's UTF-16 units; 0 is before the first. */
export type Places = ReadonlySet<number>;

/**
 * A part of a pattern: where its matches can end, for all the places where they may begin. All ways through the text are
 * walked side by side and the same place is never walked twice, so that nested quantifiers do not multiply. What a match
 * would capture, and whether it is the longest, is not known then, and not needed.
 */
export type Matcher = (attempt: Attempt, starts: Places) => Places;

const nowhere: Places = new Set();

/** One UTF-16 unit, as in .NET: a character beyond the first plane is two. */
export function unit(isTaken: (unit: string) => boolean): Matcher {
  return counted(({ text }, starts) => {
    const ends = new Set<number>();
    for (const at of starts) if (at < text.length && isTaken(text.charAt(at))) ends.add(at + 1);
    return ends;
  });
}

/** A place with something of its own: the start, the end, the edge of a word. */
export function place(isRight: (text: string, at: number) => boolean): Matcher {
  return counted(({ text }, starts) => only(starts, (at) => isRight(text, at)));
}

export function sequence(parts: readonly Matcher[]): Matcher {
  return counted((attempt, starts) => {
    let places = starts;
    for (const part of parts) {
      if (places.size === 0) return places;
      places = part(attempt, places);
    }
    return places;
  });
}

export function either(branches: readonly Matcher[]): Matcher {
  const [single] = branches;
  if (single && branches.length === 1) return single;
  return counted((attempt, starts) => {
    const ends = new Set<number>();
    for (const branch of branches) for (const at of branch(attempt, starts)) ends.add(at);
    return ends;
  });
}

/** Greedy or lazy alike: it makes a difference to what is captured only. */
export function repeated(part: Matcher, least: number, most: number): Matcher {
  return counted((attempt, starts) => {
    let newest = starts;
    // A round that takes nothing may be one of more rounds than the text has units; one more changes nothing then.
    for (let round = 0; round < Math.min(least, attempt.text.length + 1); round += 1) newest = part(attempt, newest);
    const reached = new Set(newest);
    for (let round = least; round < most && newest.size > 0; round += 1) {
      newest = only(part(attempt, newest), (at) => !reached.has(at));
      for (const at of newest) reached.add(at);
    }
    return reached;
  });
}

/** `(?=…)` and `(?!…)`. */
export function ahead(part: Matcher, isWanted: boolean): Matcher {
  return counted((attempt, starts) => only(starts, (at) => part(attempt, new Set([at])).size > 0 === isWanted));
}

/** `(?<=…)` and `(?<!…)`. */
export function behind(part: Matcher, isWanted: boolean): Matcher {
  return counted((attempt, starts) => only(starts, (at) => part(attempt, upTo(at)).has(at) === isWanted));
}

/** The places of a text's beginning of this length. */
export function upTo(length: number): Places {
  return new Set(Array(length + 1).keys());
}

function only(places: Places, isRight: (at: number) => boolean): Set<number> {
  const right = new Set<number>();
  for (const at of places) if (isRight(at)) right.add(at);
  return right;
}

function counted(matcher: Matcher): Matcher {
  return (attempt, starts) => {
    attempt.steps -= 1 + starts.size;
    return attempt.steps < 0 ? nowhere : matcher(attempt, starts);
  };
}
