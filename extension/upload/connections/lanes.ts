/** A body that is being sent. Times are milliseconds of the pool's clock. */
interface BodyUnderWay {
  bytes: number;
  startedAt: number;
  /** Bytes of it that have left. */
  sent: number;
  /** Where it stood when its speed was measured last; null in its first second, when the browser's buffers fill. */
  measured: { sent: number; at: number } | null;
}

/** One connection to a host, as far as it is known from outside: the browser opens, keeps and closes it itself. */
export interface Lane {
  /** Bytes a millisecond, lately; null before the first body is through. */
  speed: number | null;
  body: BodyUnderWay | null;
}

/** A body's speed is measured over spans of this length, in milliseconds. */
const SPAN_MS = 1000;

/** How much the newest span counts: connections change their speed by and by, and each span is noise in part. */
const NEWEST_SHARE = 0.4;

/** A body of which nothing left for so long tells nothing of when its connection will be free; in milliseconds. */
const STALLED_MS = 3000;

/**
 * Others end a body clearly sooner where they would even if the connection that is free were so many times as fast: what
 * it does not send meanwhile is lost for sure, and how fast the others will be is a guess, on a lossy line a poor one.
 */
const CLEARLY = 1.25;

/** What a lane can do for bodies that wait. */
export interface Prospect {
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
    lane.body = { bytes, startedAt: now, sent: 0, measured: null };
    return lane;
  }

  /** More of a connection's body has left. */
  sent(lane: Lane, bytes: number, now: number): void {
    const { body, speed } = lane;
    if (!body) return;
    body.sent += bytes;
    const { measured } = body;
    const since = now - (measured?.at ?? body.startedAt);
    if (since < SPAN_MS) return;
    if (measured && speed !== null) {
      const newest = (body.sent - measured.sent) / since;
      lane.speed = speed + NEWEST_SHARE * (newest - speed);
    }
    body.measured = { sent: body.sent, at: now };
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

  /** What those that are at work can do for bodies that wait. */
  prospects(now: number): Prospect[] {
    return this.lanes.flatMap((lane) => prospectOf(lane, now) ?? []);
  }

  /**
   * Whether the connection that is free may take a body, or all that are left come clearly sooner to their end over others,
   * which are still at work.
   * @param bytes of each body
   * @param left how many bodies there are; infinite where nobody knows
   * @param atWork the prospects of all connections that may take them, to whichever host
   */
  mayTake(bytes: number, left: number, atWork: readonly Prospect[]): boolean {
    const free = this.next();
    if (!free || free.speed === null || left === Infinity) return true;
    const own: Prospect = { speed: CLEARLY * free.speed, freeIn: 0 };
    const others = atWork.map((each) => ({ ...each }));
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

/** Null where nothing can be said: it is new, or stands still. */
function prospectOf({ speed, body }: Lane, now: number): Prospect | null {
  if (speed === null || body === null) return null;
  const { bytes, startedAt, sent, measured } = body;
  const looked = measured ?? { sent: 0, at: startedAt };
  if (now - looked.at > STALLED_MS) return null;
  const left = bytes - Math.max(sent, looked.sent + speed * (now - looked.at));
  return { speed, freeIn: Math.max(0, left) / speed };
}
