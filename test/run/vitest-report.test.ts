import { describe, expect, it } from 'vitest';
import { countReport } from './vitest-report.ts';

const test = (status: string, fullName: string, ...failureMessages: string[]) => ({
  status,
  fullName,
  failureMessages,
});

const file = (status: string, ...assertionResults: unknown[]) => ({
  name: 'a.test.ts',
  status,
  message: '',
  assertionResults,
});

const report = (numPassedTests: number, ...testResults: unknown[]) =>
  JSON.stringify({ numPassedTests, testResults });

const passed = test('passed', 'it works');

describe('countReport', () => {
  it('counts tests, and says in a line what failed and why', () => {
    const failed = test('failed', 'it holds', '\u001b[31mError: it broke\u001b[39m\n    at line 3');
    expect(countReport('unit', report(2, file('passed', passed, passed), file('failed', failed)), 1)).toEqual(
      {
        passed: 2,
        failures: ['a.test.ts > it holds: Error: it broke'],
      },
    );
  });

  it('counts a file that broke before any of its tests could run', () => {
    const broken = { ...file('failed'), message: 'Cannot find module' };
    expect(countReport('unit', report(1, file('passed', passed), broken), 1)).toEqual({
      passed: 1,
      failures: ['a.test.ts > broke outside its tests: Cannot find module'],
    });
  });

  it('counts a test whose process died', () => {
    expect(countReport('unit', report(1, file('passed', passed, test('pending', 'it ends'))), 1)).toEqual({
      passed: 1,
      failures: ['a.test.ts > it ends: was begun and never ended'],
    });
  });

  it('counts an error outside of any test', () => {
    expect(countReport('unit', report(1, file('passed', passed)), 1)).toEqual({
      passed: 1,
      failures: ['unit: vitest ended with 1, though no test failed'],
    });
  });

  it('fails a run in which no test ran', () => {
    expect(countReport('unit', report(0), 0)).toEqual({ passed: 0, failures: ['unit: no test ran'] });
  });

  it('fails a run that left no report', () => {
    expect(countReport('unit', null, 0)).toEqual({
      passed: 0,
      failures: ['unit: vitest ended without a report'],
    });
  });
});
