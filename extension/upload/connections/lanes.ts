/** A body that is being sent. */
interface BodyUnderWay {
  bytes: number;
  /** Milliseconds of the pool's clock. */
  startedAt: number;
}

/** One connection to a host, as far as it is known from outside: the browser opens, keeps and closes it itself. */
export interface Lane {
  /** Bytes a millisecond of the last body that it took; null before the first. */
  speed: number | null;
  body: BodyUnderWay | null;
}

/** A body that takes so many times longer than the one before it tells nothing of when its connection will be free. */
const OVERDUE = 1.5;

/** What a lane can do for bodies that wait. */
interface Prospect {
  speed: number;
  /** In so many milliseconds it can take the next. */
  freeIn: number;
}

/**
 * How fast each connection to one host is. Connections over one line share it unequally, for minutes: the last parts of
 * a file go sooner when they wait for a fast one than when a slow one takes them at once.
 */
export class Lanes {
  /** Those that were used last come last; a browser takes the one that was used last. */
  private lanes: Lane[] = [];

  /** A connection takes a body. @param now milliseconds */
  take(bytes: number, now: number): Lane {
    const lane = this.next() ?? { speed: null, body: null };
    this.lanes = [...this.lanes.filter((each) => each !== lane), lane];
    lane.body = { bytes, startedAt: now };
    return lane;
  }

  /** A connection took all of its body. */
  done(lane: Lane, now: number): void {
    const { body } = lane;
    lane.body = null;
    if (body) lane.speed = body.bytes / Math.max(1, now - body.startedAt);
    this.lanes = [...this.lanes.filter((each) => each !== lane), lane];
  }

  /** A connection broke off: the browser closes it. */
  broke(lane: Lane): void {
    this.lanes = this.lanes.filter((each) => each !== lane);
  }

  /**
   * Whether the connection that is free may take a body, or all that are left come sooner to their end over others, which
   * are still at work.
   * @param bytes of each body
   * @param left how many bodies there are; infinite where nobody knows
   */
  mayTake(bytes: number, left: number, now: number): boolean {
    const free = this.next();
    if (!free || free.speed === null || left === Infinity) return true;
    const own: Prospect = { speed: free.speed, freeIn: 0 };
    const others = this.lanes.flatMap((lane) => prospectOf(lane, now) ?? []);
    const endOf = ({ speed, freeIn }: Prospect): number => freeIn + bytes / speed;
    // Each body goes over the connection over which it ends first, as far as the one that is free is none of these.
    for (let body = 0; body < left; body += 1) {
      const first = others.reduce((best, each) => (endOf(each) < endOf(best) ? each : best), own);
      if (first === own) return true;
      first.freeIn = endOf(first);
    }
    return false;
  }

  private next(): Lane | undefined {
    return this.lanes.findLast(({ body }) => body === null);
  }
}

/** Null where nothing can be said: it is new, or takes longer than it should. */
function prospectOf({ speed, body }: Lane, now: number): Prospect | null {
  if (speed === null || body === null) return null;
  const whole = body.bytes / speed;
  const elapsed = now - body.startedAt;
  return elapsed > whole * OVERDUE ? null : { speed, freeIn: Math.max(0, whole - elapsed) };
}
