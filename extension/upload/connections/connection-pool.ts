import { throwIfCancelled, uploadCancelled } from '../cancelled.ts';
import type { HostProtocols } from '../ports.ts';
import { ConnectionLimit, CONNECTIONS_PER_HOST } from './connection-limit.ts';
import { HostsInUse } from './hosts-in-use.ts';
import { type Lane, Lanes, type Prospect } from './lanes.ts';

/**
 * Requests at a time to one host name where they share a connection (RFC 9113 §5.1.2 asks servers to allow 100): enough
 * that many small files do not wait for each other's round trip.
 */
const STREAMS_PER_HOST = 24;

/** What waits for a connection, in the order in which equals are served. */
export type Urgency = 'small' | 'part';

/** Why something is to have a connection before something else. */
export interface Claim {
  urgency: Urgency;
  /** What the person wants first has more than the rest, and is served before all of it. It may change meanwhile. */
  priority: () => number;
  /** Of the body. */
  bytes: number;
  /** How many more bodies of its file come later, of about its size; infinite while nobody knows. It changes meanwhile. */
  stillToCome: () => number;
}

/** A connection to a host. */
interface Place {
  host: string;
  lane: Lane;
}

/** What is left to send, and the connections that are at work. */
interface Outlook {
  /** Bodies. */
  left: number;
  atWork: readonly Prospect[];
}

interface Waiting extends Claim {
  /** For which it is signed. */
  host: string;
  start(place: Place): void;
}

/**
 * The connections to the bucket, shared by all uploads. Small files go first, so that none waits behind a large one;
 * one connection is left to parts while any waits, so that a stream of small files does not stop a large one either. The
 * last parts of all wait for a fast connection where a slow one that is free would end later, see {@link Lanes}.
 */
export class ConnectionPool {
  private readonly hosts: readonly string[];
  private readonly limit: ConnectionLimit;
  private readonly now: () => number;
  private readonly protocols: HostProtocols;
  private readonly inUse: HostsInUse;
  private readonly promised = new Map<string, number>();
  private readonly lanes = new Map<string, Lanes>();
  private waiting: Waiting[] = [];
  /** By host. */
  private readonly running = new Map<string, number>();
  private runningSmall = 0;
  private taken = 0;
  /** Those who wait until there is room for more; null where nobody does. */
  private growth: { promise: Promise<void>; resolve: () => void } | null = null;

  /**
   * @param hosts origins of the bucket; at least one
   * @param inUse shared with the pools of other buckets
   */
  constructor(
    hosts: readonly string[],
    now: () => number,
    protocols: HostProtocols,
    inUse: HostsInUse = new HostsInUse(),
  ) {
    this.hosts = hosts;
    this.limit = new ConnectionLimit(() => hosts.reduce((sum, host) => sum + this.roomOf(host), 0));
    this.now = now;
    this.protocols = protocols;
    this.inUse = inUse;
    inUse.onFree(() => this.serve());
  }

  /** How many requests may be under way at a time, with those that still run over names that are not needed any more. */
  get size(): number {
    const needed = this.hostsNeeded();
    const others = this.hosts.filter((host) => !needed.includes(host));
    return others.reduce(
      (sum, host) => sum + this.runningAt([host]) + this.promisedAt(host),
      this.limit.current,
    );
  }

  /** Resolves when more requests may be under way at a time than now. */
  grown(): Promise<void> {
    if (this.growth) return this.growth.promise;
    let resolve = (): void => {};
    const promise = new Promise<void>((resolved) => {
      resolve = resolved;
    });
    this.growth = { promise, resolve };
    return promise;
  }

  /** How many bodies the bucket has taken so far: the only progress there is, since bytes that left may be lost. */
  get takenBodies(): number {
    return this.taken;
  }

  /** The bucket's name that has the least to do, to sign for. {@link use} or {@link giveBack} ends its choice. */
  chooseHost(): string {
    let best = this.hosts[0] ?? '';
    for (const host of this.hostsNeeded()) if (this.load(host) < this.load(best)) best = host;
    this.promised.set(best, this.promisedAt(best) + 1);
    return best;
  }

  /**
   * Waits for a connection to the host, or to another one where that comes sooner to its end, and does something over it.
   * @param send told of the host whose connection it is
   */
  async use<T>(
    host: string,
    claim: Claim,
    signal: AbortSignal,
    send: (onSent: (bytes: number) => void, host: string) => Promise<T>,
  ): Promise<T> {
    let place: Place;
    try {
      place = await this.acquire(host, claim, signal);
    } finally {
      this.giveBack(host);
    }
    const lanes = this.lanesOf(place.host);
    let isTaken = false;
    let isSent = false;
    try {
      const result = await send((bytes) => {
        isSent = true;
        lanes.sent(place.lane, bytes, this.now());
        const before = this.limit.current;
        this.limit.sent(bytes, this.now(), this.runningAt(this.hosts) >= before);
        if (this.limit.current > before) {
          this.growth?.resolve();
          this.growth = null;
        }
        // What the limit now has room for, or waited for a connection that disappoints, need not wait until something ends.
        if (this.waiting.length > 0) this.serve();
      }, place.host);
      isTaken = isSent;
      this.taken += 1;
      return result;
    } finally {
      if (isTaken) lanes.done(place.lane, this.now());
      else lanes.broke(place.lane);
      this.running.set(place.host, this.runningAt([place.host]) - 1);
      if (claim.urgency === 'small') this.runningSmall -= 1;
      this.inUse.free(place.host);
    }
  }

  /** Ends the choice of a host that is not used after all. */
  giveBack(host: string): void {
    this.promised.set(host, this.promisedAt(host) - 1);
  }

  /** To be told when the bucket says that it is busy. */
  busy(): void {
    this.limit.busy();
  }

  private load(host: string): number {
    return this.inUse.count(host) + this.promisedAt(host);
  }

  private promisedAt(host: string): number {
    return this.promised.get(host) ?? 0;
  }

  private lanesOf(host: string): Lanes {
    const known = this.lanes.get(host);
    if (known) return known;
    const lanes = new Lanes();
    this.lanes.set(host, lanes);
    return lanes;
  }

  private acquire(host: string, claim: Claim, signal: AbortSignal): Promise<Place> {
    return new Promise((resolve, reject) => {
      throwIfCancelled(signal);
      const cancel = (): void => {
        this.waiting = this.waiting.filter((each) => each !== entry);
        reject(uploadCancelled());
      };
      const entry: Waiting = {
        host,
        ...claim,
        start: (place) => {
          signal.removeEventListener('abort', cancel);
          this.inUse.take(place.host);
          this.running.set(place.host, this.runningAt([place.host]) + 1);
          if (claim.urgency === 'small') this.runningSmall += 1;
          resolve(place);
        },
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.waiting.push(entry);
      this.serve();
    });
  }

  private serve(): void {
    for (let next = this.next(); next; next = this.next()) {
      const { entry, host } = next;
      this.waiting = this.waiting.filter((each) => each !== entry);
      entry.start({ host, lane: this.lanesOf(host).take(entry.bytes, this.now()) });
    }
  }

  /** What is to have a connection now, and to which host. */
  private next(): { entry: Waiting; host: string } | undefined {
    const { current } = this.limit;
    const needed = this.hostsNeeded();
    if (this.runningAt(needed) >= current || this.waiting.length === 0) return undefined;
    // What still runs over names that are not needed any more holds up only what waits for these.
    const mayUseAll = this.runningAt(this.hosts) < current;
    const free = this.hosts.filter((host) => this.isFree(host) && (mayUseAll || needed.includes(host)));
    const ready = this.waiting.filter(({ host }) => free.includes(host));
    const highest = Math.max(...ready.map(({ priority }) => priority()));
    const first = ready.filter(({ priority }) => priority() === highest);
    const outlook = this.outlook();
    const part = first.find(
      (each) => each.urgency === 'part' && !this.isBetterLate(each, each.host, outlook),
    );
    const small = first.find(({ urgency }) => urgency === 'small');
    const smallMayRun = part === undefined || this.runningSmall < current - 1;
    if (small && smallMayRun) return { entry: small, host: small.host };
    return part
      ? { entry: part, host: part.host }
      : this.elsewhere(
          needed.filter((host) => free.includes(host)),
          outlook,
        );
  }

  /** A part that waits for one host, while another one has a connection for which nothing waits. */
  private elsewhere(free: readonly string[], outlook: Outlook): { entry: Waiting; host: string } | undefined {
    const unwanted = free.filter((host) => this.waiting.every((each) => each.host !== host));
    const parts = this.waiting.filter(({ urgency }) => urgency === 'part');
    for (const entry of parts.toSorted((one, other) => other.priority() - one.priority())) {
      const host = unwanted.find((each) => !this.isBetterLate(entry, each, outlook));
      if (host !== undefined) return { entry, host };
    }
    return undefined;
  }

  private outlook(): Outlook {
    const now = this.now();
    return {
      left: this.waiting.length + Math.max(...this.waiting.map((each) => each.stillToCome())),
      atWork: this.hosts.flatMap((each) => this.lanesOf(each).prospects(now)),
    };
  }

  /** Whether a body comes sooner to its end when it waits for another connection than the host's that is free. */
  private isBetterLate({ bytes }: Waiting, host: string, { left, atWork }: Outlook): boolean {
    return !this.lanesOf(host).mayTake(bytes, left, atWork);
  }

  /**
   * Names beyond those that the limit needs stay unused: a connection costs a handshake. Where all requests to a name
   * share one connection, each name is one more of them.
   */
  private hostsNeeded(): readonly string[] {
    const [first = ''] = this.hosts;
    if (this.protocols.isMultiplexed(first)) return this.hosts;
    return this.hosts.slice(0, Math.ceil(this.limit.current / CONNECTIONS_PER_HOST));
  }

  private runningAt(hosts: readonly string[]): number {
    return hosts.reduce((sum, host) => sum + (this.running.get(host) ?? 0), 0);
  }

  private isFree(host: string): boolean {
    return this.inUse.count(host) < this.roomOf(host);
  }

  private roomOf(host: string): number {
    return this.protocols.isMultiplexed(host) ? STREAMS_PER_HOST : CONNECTIONS_PER_HOST;
  }
}
