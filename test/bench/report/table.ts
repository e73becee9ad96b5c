import { formatColumns } from './format-value.ts';
import type { BenchReport } from './result.ts';

export const HEADINGS = ['case', 'subject', 'value', 'ratio', 'target', 'met'];

/** The rows of a bench, a case named once. */
export function tableRows({ results }: Pick<BenchReport, 'results'>): string[][] {
  let last = '';
  return results.map((result) => {
    const name = result.case === last ? '' : result.case;
    last = result.case;
    return [name, result.subject, ...formatColumns(result)];
  });
}

/** A bench as a table for the terminal, with its notes below. */
export function formatTable(report: BenchReport): string {
  const rows = [HEADINGS, ...tableRows(report)];
  const widths = HEADINGS.map((_heading, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [report.bench, ...lines, ...report.notes.map((note) => `! ${note}`)].join('\n');
}
