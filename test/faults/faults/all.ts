import type { Fault } from '../fault.ts';
import { backendKilled } from './backend-killed.ts';
import { backgroundStopped } from './background-stopped.ts';
import { browserKilled } from './browser-killed.ts';
import { browserStorageFull } from './browser-storage-full.ts';
import { bucketDiskFull } from './bucket-disk-full.ts';
import { bucketKilled } from './bucket-killed.ts';
import { busyStorm } from './busy-storm.ts';
import { clockOff } from './clock-off.ts';
import { completeAnswerLost } from './complete-answer-lost.ts';
import { completeError } from './complete-error.ts';
import { connectionReset } from './connection-reset.ts';
import { fileChanged } from './file-changed.ts';
import { offline } from './offline.ts';
import { popupClosed } from './popup-closed.ts';
import { tokenRevoked } from './token-revoked.ts';
import { urlExpired } from './url-expired.ts';

/** Every fault, in the order in which they strike. One that needs a stage of its own comes last. */
export const FAULTS: readonly Fault[] = [
  popupClosed,
  backgroundStopped,
  browserKilled,
  backendKilled,
  bucketKilled,
  connectionReset,
  busyStorm,
  urlExpired,
  clockOff,
  offline,
  completeError,
  completeAnswerLost,
  fileChanged,
  browserStorageFull,
  tokenRevoked,
  bucketDiskFull,
];
