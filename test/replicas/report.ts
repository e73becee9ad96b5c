import { formatTable } from '../../backend/command/output/print.ts';
import type { ReplicasReport } from './run-replicas.ts';

/** What has to be 0, in words. */
const FAULTS: Readonly<Partial<Record<keyof ReplicasReport, string>>> = {
  notInDatabase: 'done, but not in the database',
  notInBucket: 'recorded, but not in the bucket',
  double: 'told or recorded twice',
  leftOver: 'left over',
};

const FIGURES: Readonly<Partial<Record<keyof ReplicasReport, string>>> = {
  replicas: 'replicas',
  kills: 'killed with -9 and started again',
  done: 'uploads answered "done"',
  repeatedCalls: 'calls repeated',
  filesInDatabase: 'files in the database',
  objectsInBucket: 'objects in the bucket',
};

/** Whether nothing was lost, and nothing came twice. */
export function isSound(report: ReplicasReport): boolean {
  return (
    report.done > 0 &&
    report.done === report.filesInDatabase &&
    report.notInDatabase + report.notInBucket + report.double + report.leftOver === 0
  );
}

/** The report as a table for people. */
export function formatReplicas(report: ReplicasReport): string {
  const values = new Map(Object.entries(report).map(([name, value]) => [name, String(value)]));
  const row = ([name, words]: [string, string]): string[] => [words, values.get(name) ?? ''];
  return formatTable(['', 'NUMBER'], [...Object.entries(FIGURES), ...Object.entries(FAULTS)].map(row));
}
