import { describe, expect, it } from 'vitest';
import { countReport } from './vitest-report.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

const report = (numPassedTests: number, numFailedTests: number, ...testResults: unknown[]) =>
  JSON.stringify({ numPassedTests, numFailedTests, testResults });

describe('countReport', () => {
  it('counts tests', () => {
    const text = report(2, 1, file('passed', 'passed', 'passed'), file('failed', 'failed'));
    expect(countReport(text, 1)).toEqual({ passed: 2, failed: 1 });
  });

  it('counts a file that broke before any of its tests could run', () => {
    expect(countReport(report(1, 0, file('passed', 'passed'), file('failed')), 1)).toEqual({
      passed: 1,
      failed: 1,
    });
  });

  it('counts a test whose process died', () => {
    expect(countReport(report(1, 0, file('passed', 'passed', 'pending')), 1)).toEqual({
      passed: 1,
      failed: 1,
    });
  });

  it('counts an error outside of any test', () => {
    expect(countReport(report(1, 0, file('passed', 'passed')), 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('fails a run in which no test ran', () => {
    expect(countReport(report(0, 0), 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('fails a run that left no report', () => {
    expect(countReport(null, 0)).toEqual({ passed: 0, failed: 1 });
  });
});
