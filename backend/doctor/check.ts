import type { Quirks } from '../storage/quirks.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './patient.ts';

/** What a check says, and what of the bucket's ways it has seen for itself. */
export interface Outcome {
  status: Finding['status'];
  found: string;
  /** Left out where there is nothing to do. */
  fix?: string;
  seen?: Partial<Quirks>;
}

/** One thing that the doctor tries. */
export interface Check {
  /** Short, and unlike every other. */
  name: string;
  /** Names of checks without which this one cannot be tried: it is skipped where one of them failed. */
  needs?: readonly string[];
  /**
   * @param seen what the checks before it have seen of the bucket's ways
   * @throws what the bucket or the network answered: it becomes a finding by `explainFailure`
   */
  run(patient: Patient, seen: Partial<Quirks>): Promise<Outcome>;
}
