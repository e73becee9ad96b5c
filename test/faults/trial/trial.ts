import type { UploadState } from '../../../shared/messages/upload-view.ts';
import type { Stage } from '../stage/stage.ts';
import { type ListedUpload, listUploads } from '../../browsers/popup-uploads.ts';
import { lookUntil } from './look-until.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SourceFile } from './source-files.ts';

/** The seconds that an undisturbed upload takes on the slow line. */
const SECONDS = 2;

/** Connections that a browser opens to the bucket at a time. */
const CONNECTIONS = 6;

/** How long uploads may take to come to what they should, in milliseconds. */
const PATIENCE = 150_000;

const PART = 8 * 1024 ** 2;

/** How the upload of a file stands. */
export interface Standing extends Pick<ListedUpload, 'name' | 'errorCode' | 'error' | 'trouble'> {
  /** Whether the popup lists it. */
  isListed: boolean;
  /** Null where it is neither listed nor recorded. */
  state: UploadState | null;
}

/** Uploads under way, with the moments at which a fault can strike. */
export class Trial {
  readonly stage: Stage;
  readonly random: SeededRandom;
  readonly files: readonly SourceFile[];
  /** How many trials of this fault came before. */
  readonly index: number;
  /** Bytes of all files. */
  readonly totalBytes: number;
  /** Resolves when the popup lists every file: from then on an upload has started. */
  readonly listed: Promise<void>;
  private readonly sentBefore: number;
  private markListed: () => void = () => {};

  constructor(stage: Stage, random: SeededRandom, files: readonly SourceFile[], index: number) {
    this.stage = stage;
    this.random = random;
    this.files = files;
    this.index = index;
    this.totalBytes = files.reduce((sum, { size }) => sum + size, 0);
    this.sentBefore = stage.servers.browserToBucket.line.sentBytes();
    this.listed = new Promise((resolve) => {
      this.markListed = resolve;
    });
  }

  /** Makes the line so slow that there is time for a fault. */
  slowDown(): void {
    const bodies = this.files.reduce((sum, { size }) => sum + Math.ceil(size / PART), 0);
    const connections = Math.min(CONNECTIONS, bodies);
    this.stage.servers.browserToBucket.line.setSpeed(this.totalBytes / connections / SECONDS);
  }

  /** To be called once the popup lists every file. */
  started(): void {
    this.markListed();
  }

  /** Bytes that the browser has sent to the bucket. */
  sentBytes(): number {
    return this.stage.servers.browserToBucket.line.sentBytes() - this.sentBefore;
  }

  /** Resolves when a share of all bytes has been sent, and every file is listed. */
  async sent(share: number): Promise<void> {
    await this.listed;
    await this.stage.servers.browserToBucket.line.reached(this.sentBefore + share * this.totalBytes);
  }

  /** Resolves when the extension asks the backend to complete an upload: all bytes of a file are in the bucket then. */
  async completing(): Promise<void> {
    const seen = this.stage.servers.browserToBackend.proxy.seen(isCompleteCall);
    await Promise.all([this.listed, seen]);
  }

  /** Waits for a moment drawn by lot: mostly in the midst of the bytes, sometimes right after the drop or at the end. */
  async someMoment(): Promise<void> {
    const lot = this.random.next();
    const share = this.random.shares(1)[0] ?? 0;
    if (lot < 0.1) await this.listed;
    else if (lot < 0.25) await this.completing();
    else await this.sent(share);
  }

  /**
   * How each file's upload stands, as the popup shows it. One that was done before the engine's end is on no list any more,
   * but recorded.
   */
  async standings(): Promise<Standing[]> {
    const listed = new Map((await listUploads(this.stage.popup)).map((row) => [row.name, row]));
    const recorded = new Set(this.stage.servers.recorded().map(({ name }) => name));
    return this.files.map(({ name }) => {
      const { state = null, errorCode = null, error = null, trouble = null } = listed.get(name) ?? {};
      const isListed = state !== null;
      return {
        name,
        isListed,
        state: state ?? (recorded.has(name) ? 'done' : null),
        errorCode,
        error,
        trouble,
      };
    });
  }

  /** Waits until every upload is as wanted. @throws how they are instead, where that takes too long */
  async become(what: string, wanted: (each: Standing) => boolean): Promise<readonly Standing[]> {
    const areWanted = (standings: readonly Standing[]): boolean => standings.every(wanted);
    const standings = await lookUntil(() => this.standings(), areWanted, PATIENCE);
    if (areWanted(standings)) return standings;
    throw new Error(`Not every upload is ${what}: ${standings.map(inWords).join('; ')}`);
  }
}

/** An upload's standing for a person who looks for what went wrong. */
export function inWords({ name, state, errorCode, error, trouble }: Standing): string {
  return [`${name}:`, state ?? 'not listed, not recorded', errorCode, error, trouble]
    .filter(Boolean)
    .join(' ');
}

export function isCompleteCall(method: string, path: string): boolean {
  return method === 'POST' && path.endsWith('/uploads/complete');
}
