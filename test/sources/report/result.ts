import type { BrowserName } from '../../../backend/cli/browsers/browser-name.ts';

/** What came of one source of one page in one browser. */
export interface SourceResult {
  page: string;
  source: string;
  browser: BrowserName;
  result: 'uploaded' | 'refused';
  /** Whether the bucket holds the very bytes of the original. */
  sha256Equal: boolean;
  /** What the person is shown. */
  message: string;
  /** Whether it is what should come of it. */
  isAsExpected: boolean;
}

/** A line for a program. */
export function formatJson({ page, source, browser, result, sha256Equal, message }: SourceResult): string {
  return JSON.stringify({ page, source, browser, result, sha256Equal, message });
}

/** A line for a person. */
export function formatText({ page, source, browser, result, message, isAsExpected }: SourceResult): string {
  return `${isAsExpected ? '✓' : '✗'} ${browser}, ${page}, ${source}: ${result === 'uploaded' ? '' : 'refused: '}${message}`;
}
