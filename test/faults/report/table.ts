import type { FaultResult } from './result.ts';

const COLUMNS: readonly { heading: string; cell: (result: FaultResult) => string }[] = [
  { heading: 'fault', cell: ({ fault }) => fault },
  { heading: 'browser', cell: ({ browser }) => browser },
  { heading: 'trials', cell: ({ trials }) => String(trials) },
  { heading: 'lost', cell: ({ lost }) => String(lost) },
  { heading: 'corrupt', cell: ({ corrupt }) => String(corrupt) },
  { heading: 'duplicates', cell: ({ duplicates }) => String(duplicates) },
  { heading: 'sent again', cell: ({ resentShare }) => `${(resentShare * 100).toFixed(1)} %` },
];

/** Columns from here on hold numbers. */
const FIRST_NUMBER = 2;

/** The results as a table for the terminal. */
export function formatTable(results: readonly FaultResult[]): string {
  const rows = [
    COLUMNS.map(({ heading }) => heading),
    ...results.map((result) => COLUMNS.map(({ cell }) => cell(result))),
  ];
  const widths = COLUMNS.map((_column, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, index) =>
          index < FIRST_NUMBER ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
