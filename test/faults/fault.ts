import type { BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import type { Load } from './trial/source-files.ts';
import type { Trial } from './trial/trial.ts';

/** Something that goes wrong while files are uploaded. */
export interface Fault {
  /** As the command line and the report call it. */
  name: string;
  /** What happens, for a person. */
  summary: string;
  browsers: readonly BrowserName[];
  /** How often it strikes in a full run. */
  trials: number;
  /** What is uploaded; default: drawn for each trial. */
  load?: Load;
  /** Size of the disk that the bucket has to itself, in bytes; default: it shares this machine's. */
  bucketDisk?: number;
  /** Browsers that may have to ask for a file again, because the engine dies before it has copied it; default: none. */
  mayAskForFiles?: readonly BrowserName[];
  /**
   * Whether bytes that were on their way may be stored for an upload that is given up. Then the bucket is looked at as the
   * reaper leaves it once no URL can bring them back; default: at once.
   */
  leavesLateBytes?: boolean;
  /** The code of the error that every upload has to end in, with nothing stored; default: every upload has to be done. */
  endsIn?: string;
  /** Does what has to be done before the files are dropped. @returns what takes it back after the uploads, or null */
  prepare?(trial: Trial): Promise<(() => Promise<void>) | null>;
  /** Runs beside the uploads and strikes at moments of its choice. When it resolves, everything works again. */
  strike(trial: Trial): Promise<void>;
}

export const BOTH: readonly BrowserName[] = ['chromium', 'firefox'];

export const CHROMIUM: readonly BrowserName[] = ['chromium'];
