import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ChecksumQueue } from './checksum-queue.ts';
import { Md5Lanes } from './md5-lanes/md5-lanes.ts';
import type { ChecksumAnswer, ComputeTask } from './worker-messages.ts';

const PART = 300_000;

let answers: ChecksumAnswer[];
let queue: ChecksumQueue;

beforeEach(() => {
  vi.restoreAllMocks();
  answers = [];
  queue = new ChecksumQueue((answer) => answers.push(answer), true);
});

/** The tasks of all parts of a file; the last may be shorter. */
function tasksOf(
  bytes: Uint8Array<ArrayBuffer>,
  file: number,
  whole: Blob = new Blob([bytes]),
): ComputeTask[] {
  const starts = Array.from({ length: Math.ceil(bytes.length / PART) }, (_, index) => index * PART);
  return starts.map((start, index) => ({
    type: 'compute',
    taskId: file * 100 + index,
    body: whole.slice(start, start + PART),
    place: { file, start, whole },
  }));
}

function md5s(bytes: Uint8Array, file: number): Map<number, string> {
  const count = Math.ceil(bytes.length / PART);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const part = bytes.subarray(index * PART, (index + 1) * PART);
      return [file * 100 + index, createHash('md5').update(part).digest('base64')];
    }),
  );
}

async function answered(count: number): Promise<Map<number, string>> {
  await vi.waitFor(() => expect(answers.filter(({ type }) => type !== 'progress')).toHaveLength(count));
  return new Map(
    answers.flatMap((answer) => {
      if (answer.type === 'done') return [[answer.taskId, answer.checksum.value] as const];
      return answer.type === 'failed' ? [[answer.taskId, answer.error.code] as const] : [];
    }),
  );
}

describe('ChecksumQueue', () => {
  it('computes the parts of a file, its short end too, side by side where four wait', async () => {
    const together = vi.spyOn(Md5Lanes.prototype, 'digest');
    const bytes = new Uint8Array(randomBytes(10 * PART + 77));
    for (const task of tasksOf(bytes, 1)) queue.add(task);
    expect(await answered(11)).toEqual(md5s(bytes, 1));
    expect(together).toHaveBeenCalledTimes(2);
  });

  it('computes parts of several files that wait among each other', async () => {
    const one = new Uint8Array(randomBytes(6 * PART));
    const other = new Uint8Array(randomBytes(5 * PART + 1));
    const others = tasksOf(other, 2);
    for (const [index, task] of tasksOf(one, 1).entries()) {
      queue.add(task);
      if (others[index]) queue.add(others[index]);
    }
    expect(await answered(12)).toEqual(new Map([...md5s(one, 1), ...md5s(other, 2)]));
  });

  it('computes parts of which some were left out', async () => {
    const bytes = new Uint8Array(randomBytes(8 * PART));
    const tasks = tasksOf(bytes, 1).filter((_, index) => index !== 1 && index !== 5);
    for (const task of tasks) queue.add(task);
    const expected = md5s(bytes, 1);
    expected.delete(101);
    expected.delete(105);
    expect(await answered(6)).toEqual(expected);
  });

  it('computes a body that is no part of anything, as well where a browser cannot read in order', async () => {
    const bytes = new Uint8Array(randomBytes(5 * PART));
    queue = new ChecksumQueue((answer) => answers.push(answer), false);
    for (const task of tasksOf(bytes, 1)) queue.add(task);
    queue.add({ type: 'compute', taskId: 7, body: new Blob(['abc']) });
    expect(await answered(6)).toEqual(md5s(bytes, 1).set(7, 'kAFQmDzST7DWlj99KOF/cg=='));
  });

  it('cancels one part and still computes those that it was taken together with', async () => {
    const bytes = new Uint8Array(randomBytes(9 * PART));
    const lanes = vi.spyOn(Md5Lanes.prototype, 'lane');
    // One that is under way with three others, and one that waits.
    lanes.mockImplementationOnce(() => {
      queue.cancel(102);
      queue.cancel(107);
      return new Uint8Array(PART);
    });
    for (const task of tasksOf(bytes, 1)) queue.add(task);
    expect(await answered(9)).toEqual(
      md5s(bytes, 1).set(102, 'upload_cancelled').set(107, 'upload_cancelled'),
    );
  });

  it('says of every part that a file which became shorter has changed, and goes on with the next file', async () => {
    const bytes = new Uint8Array(randomBytes(6 * PART));
    const shorter = new Blob([bytes.subarray(0, 2 * PART)]);
    const longer = tasksOf(bytes, 1).map((task) => ({ ...task, place: { ...place(task), whole: shorter } }));
    for (const task of longer) queue.add(task);
    for (const task of tasksOf(bytes, 2)) queue.add(task);
    const said = await answered(12);
    expect(said.get(105)).toBe('file_changed');
    for (const [taskId, md5] of md5s(bytes, 2)) expect(said.get(taskId)).toBe(md5);
  });
});

function place({ place }: ComputeTask): NonNullable<ComputeTask['place']> {
  if (!place) throw new Error('A part of a file has a place.');
  return place;
}
