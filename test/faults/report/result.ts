import type { BrowserName } from '../../../backend/cli/browsers/browser-name.ts';
import type { Outcome } from '../trial/outcome.ts';

/** What came of all trials of a fault in a browser: a line of the report. */
export interface FaultResult {
  fault: string;
  browser: BrowserName;
  trials: number;
  lost: number;
  corrupt: number;
  duplicates: number;
  /** Bytes that were sent more than once, as a share of the files' bytes. */
  resentShare: number;
}

/** Adds trials up. */
export function toResult(fault: string, browser: BrowserName, outcomes: readonly Outcome[]): FaultResult {
  const total = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0);
  const fileBytes = total((outcome) => outcome.fileBytes);
  // A fault that ends an upload early may leave less sent than the file has.
  const resentBytes = Math.max(0, total((outcome) => outcome.sentBytes) - fileBytes);
  return {
    fault,
    browser,
    trials: outcomes.length,
    lost: total((outcome) => outcome.lost),
    corrupt: total((outcome) => outcome.corrupt),
    duplicates: total((outcome) => outcome.duplicates),
    resentShare: fileBytes === 0 ? 0 : Math.round((resentBytes / fileBytes) * 1000) / 1000,
  };
}
