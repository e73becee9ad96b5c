import type { Chromium } from '../chromium/chromium.ts';
import type { Servers } from '../server/start-servers.ts';

/** Where subjects run: all have the same browser, the same servers and the same line. */
export interface Stage {
  servers: Servers;
  launch(): Promise<Chromium>;
}

/** One that uploads: Pail or a peer. */
export interface Subject {
  name: string;
  /** Makes it ready, in a new browser where it needs one. */
  start(stage: Stage): Promise<StartedSubject>;
}

export interface StartedSubject {
  /** The process whose tree is all of it. */
  pid: number;
  /** Uploads files by their absolute paths. @returns how long it took, in milliseconds. */
  upload(paths: readonly string[]): Promise<number>;
  close(): Promise<void>;
}
