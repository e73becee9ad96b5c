/** Connections that a browser opens to one host name over HTTP/1.1, and so the step in which their number climbs. */
export const CONNECTIONS_PER_HOST = 6;

/** Fewer would leave the line idle between two objects. */
const FEWEST = 2;

/** Throughput is compared over spans of this length, in milliseconds: shorter ones are noise. */
const SPAN_MS = 2000;

/**
 * A climb is worth it where it brings at least this share of what as many more connections would bring if each were as fast
 * as those before: on a line that is full it brings nothing, and that throughput still rises after the start is no merit of
 * its.
 */
const WORTHWHILE_SHARE = 0.25;

/**
 * While each connection has at least so many bytes a second, there may be more of them even where nothing shows that they
 * bring more: bodies of 8 MiB are through in less than a minute, so that little is lost with one that breaks. On a lossy
 * line nothing can show it at first: each connection is fast until its first loss, and the next six seem to bring little.
 */
const AT_EASE = 160 * 1024;

/** After a bucket that was busy, so many spans pass before the next climb. */
const SPANS_TO_REST = 10;

/** After the first climb that brought nothing it is fewer, and twice as many after each further one. */
const SPANS_TO_REST_AT_FIRST = 2;

/**
 * How many connections to use at a time: it climbs while throughput climbs, since on a lossy line speed grows with
 * connections, goes back where that brings nothing, and backs off when the bucket says that it is busy.
 */
export class ConnectionLimit {
  private readonly most: () => number;
  private limit: number;
  private spanStart: number | null = null;
  private spanBytes = 0;
  private resting = 0;
  private nextRest = SPANS_TO_REST_AT_FIRST;
  /** How it was before the last climb; null when none is on trial. */
  private before: { limit: number; bytesPerSecond: number } | null = null;

  /** @param most connections that all hosts take together; it may turn out to be more on the way */
  constructor(most: () => number) {
    this.most = most;
    this.limit = CONNECTIONS_PER_HOST;
  }

  get current(): number {
    return this.limit;
  }

  /**
   * To be told of all bytes that leave.
   * @param saturated whether all connections were in use: only then says throughput anything about their number
   */
  sent(bytes: number, now: number, saturated: boolean): void {
    if (!saturated || this.spanStart === null) {
      this.spanStart = saturated ? now : null;
      this.spanBytes = 0;
      return;
    }
    this.spanBytes += bytes;
    const span = now - this.spanStart;
    if (span < SPAN_MS) return;
    this.judge((this.spanBytes * 1000) / span);
    this.spanStart = now;
    this.spanBytes = 0;
  }

  /** To be told when the bucket answers 503 or 429. */
  busy(): void {
    this.limit = Math.max(FEWEST, Math.floor(this.limit / 2));
    this.resting = SPANS_TO_REST;
    this.before = null;
  }

  private judge(bytesPerSecond: number): void {
    if (this.resting > 0) {
      this.resting -= 1;
      return;
    }
    const isAtEase = bytesPerSecond >= this.limit * AT_EASE;
    if (this.before !== null && !isAtEase && bytesPerSecond < worthwhile(this.before, this.limit)) {
      // Each would have a smaller share of the line, and the last of them would end later.
      this.limit = this.before.limit;
      this.before = null;
      this.resting = this.nextRest;
      this.nextRest = Math.min(SPANS_TO_REST, 2 * this.nextRest);
      return;
    }
    this.before = null;
    const most = this.most();
    if (this.limit >= most) return;
    this.before = { limit: this.limit, bytesPerSecond };
    this.limit = Math.min(most, this.limit + CONNECTIONS_PER_HOST);
  }
}

/** Bytes a second that a climb to so many connections must bring. */
function worthwhile(before: { limit: number; bytesPerSecond: number }, limit: number): number {
  return before.bytesPerSecond * (1 + (limit / before.limit - 1) * WORTHWHILE_SHARE);
}
