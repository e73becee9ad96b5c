/** A line to make, in both directions alike but for the loss, which meets what the client sends. */
export interface LineSpec {
  mbitPerSecond: number;
  /** Milliseconds, one way: half a round trip. */
  oneWayDelay: number;
  /** Share of the packets in percent. */
  lossPercent: number;
}

/** A long line between two network namespaces of this machine. */
export interface WanLine {
  /** What a process is started by to be on the client's or on the server's side. */
  client: readonly string[];
  server: readonly string[];
  /** The server's address as the client sees it. */
  serverAddress: string;
  /** Bytes that have come to the server's side so far, headers included. */
  receivedBytes(): Promise<number>;
  close(): void;
}

/** How lines are made on this machine. */
export interface LineMaker {
  /** For people. */
  name: string;
  up(spec: LineSpec): Promise<void>;
  /** Takes it away again; also where there is none. Not a promise, so that it can be done while the process ends. */
  down(): void;
}

export const CLIENT = 'wan-client';
export const SERVER = 'wan-server';
export const CLIENT_ADDRESS = '10.77.0.1';
export const SERVER_ADDRESS = '10.77.0.2';
