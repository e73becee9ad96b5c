import { formatValue } from './format-value.ts';
import type { BenchReport, Result } from './result.ts';

const WIDTH = 760;
const ROW = 22;
const LABELS = 170;
const BARS = 440;
const HEADING = 34;

/** Colours that are read on light and on dark paper alike. */
const STYLE = `text{font:13px system-ui,sans-serif;fill:#24292f}.case{font-weight:600}.bar{fill:#8c959f}.pail{fill:#1f7a4d}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.bar{fill:#6e7681}.pail{fill:#3fb27f}}`;

/** All benches as bars, an SVG: each case by itself, its largest value as wide as there is room. */
export function drawChart(reports: readonly BenchReport[]): string {
  const parts: string[] = [];
  let y = 0;
  for (const [heading, results] of cases(reports)) {
    y += HEADING;
    parts.push(`<text class="case" x="0" y="${y - 8}">${escape(heading)}</text>`);
    const largest = Math.max(...results.map(({ value }) => value ?? 0));
    for (const { subject, value, unit } of results) {
      const width =
        largest > 0 && value !== null ? Math.max(1, Math.round((Math.max(0, value) / largest) * BARS)) : 0;
      const look = subject.startsWith('Pail') ? 'pail' : 'bar';
      parts.push(
        `<text x="${LABELS - 8}" y="${y + 15}" text-anchor="end">${escape(subject)}</text>`,
        `<rect class="${look}" x="${LABELS}" y="${y + 3}" width="${width}" height="${ROW - 6}" rx="2"/>`,
        `<text x="${LABELS + width + 8}" y="${y + 15}">${escape(formatValue(value, unit))}</text>`,
      );
      y += ROW;
    }
  }
  const size = `width="${WIDTH}" height="${y + 8}" viewBox="0 0 ${WIDTH} ${y + 8}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="Results of Pail's benchmarks"><style>${STYLE}</style>
${parts.join('\n')}
</svg>
`;
}

/** Each case with what is to be drawn: a subject once, however many goals it has. */
function cases(reports: readonly BenchReport[]): Map<string, Result[]> {
  const found = new Map<string, Result[]>();
  for (const { bench, results } of reports) {
    for (const result of results) {
      const heading = `${bench}: ${result.case} (${DIRECTION[result.unit]})`;
      const group = found.get(heading) ?? [];
      if (!group.some(({ subject }) => subject === result.subject)) group.push(result);
      found.set(heading, group);
    }
  }
  return found;
}

const DIRECTION: Record<Result['unit'], string> = {
  s: 'shorter is better',
  ms: 'shorter is better',
  MiB: 'shorter is better',
  MB: 'shorter is better',
  share: 'longer is better',
  '/s': 'longer is better',
};

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
