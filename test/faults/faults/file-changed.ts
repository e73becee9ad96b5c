import { appendFile, truncate, writeFile } from 'node:fs/promises';
import { CHROMIUM, type Fault } from '../fault.ts';
import { type SourceFile, seededBytes } from '../trial/source-files.ts';

const CHANGES: readonly [Change, ...Change[]] = [
  ({ path, size }) => writeFile(path, seededBytes('other bytes', size)),
  ({ path }) => appendFile(path, 'one more line'),
  ({ path, size }) => truncate(path, Math.floor(size / 2)),
];

type Change = (file: SourceFile) => Promise<void>;

export const fileChanged: Fault = {
  name: 'file-changed',
  summary: 'the file changes while it is sent: nothing of it may be stored, and Pail has to say why',
  browsers: CHROMIUM,
  trials: 8,
  load: 'large',
  endsIn: 'file_changed',
  strike: async (trial) => {
    const { random, files, stage } = trial;
    const change = random.pick(CHANGES);
    await trial.sent(random.shares(1, 0.02, 0.5)[0] ?? 0);
    await Promise.all(files.map(change));
    // The browser may have read a part to its end: what was under way is sent, and read, again.
    stage.servers.browserToBucket.line.cut();
  },
};
