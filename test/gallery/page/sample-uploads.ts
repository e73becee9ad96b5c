import { storedFile, uploadView } from '../../../extension/ui/testing/sample-views.ts';
import type { UploadView } from '../../../shared/messages/upload-view.ts';

const MINUTE = 60_000;

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const linkOf = (number: number): string =>
  `https://pail.example/s/Qm4x9LbT2a${String(number).padStart(4, '0')}`;

/** Files that sit next to each other in nobody's bucket: names of many scripts, kinds and lengths. */
const NAMES: readonly { name: string; contentType: string; size: number }[] = [
  { name: 'harbour at dawn.png', contentType: 'image/png', size: 1_840_000 },
  { name: 'Quarterly report, final, really final (3).pdf', contentType: 'application/pdf', size: 4_210_000 },
  { name: 'Grüße, κόσμε 🌊.txt', contentType: 'text/plain', size: 1900 },
  { name: 'interview-uncut.wav', contentType: 'audio/wav', size: 312_000_000 },
  { name: 'צילום מסך.png', contentType: 'image/png', size: 702_000 },
  { name: 'demo.mp4', contentType: 'video/mp4', size: 88_400_000 },
  { name: 'تقرير.docx', contentType: 'application/msword', size: 92_000 },
  { name: 'node-v24.tar.xz', contentType: 'application/x-xz', size: 29_900_000 },
];

/** So many finished files, newest first. */
export function sampleFiles(count: number, now: number) {
  return Array.from({ length: count }, (_, index) =>
    storedFile({
      ...NAMES[index % NAMES.length],
      id: id(10_000 + index),
      link: linkOf(index),
      createdAt: now - index ** 2 * 3 * MINUTE,
    }),
  );
}

function upload(number: number, changes: Partial<UploadView>): UploadView {
  const file = NAMES[number % NAMES.length];
  return uploadView({ ...file, id: id(number), ...changes });
}

/** An upload in every state. */
export function uploadsOfAllStates(now: number): UploadView[] {
  return [
    upload(0, { state: 'waiting' }),
    upload(3, {
      state: 'sending',
      doneBytes: 131_000_000,
      bytesPerSecond: 18_200_000,
      secondsLeft: 10,
    }),
    upload(5, {
      state: 'sending',
      doneBytes: 12_000_000,
      bytesPerSecond: 4_100_000,
      secondsLeft: 19,
      trouble: { code: 'bucket_unreachable', message: 'The bucket cannot be reached.', retryable: true },
    }),
    upload(4, { state: 'verifying', doneBytes: 702_000 }),
    upload(6, { state: 'paused', doneBytes: 41_000 }),
    upload(7, { state: 'file-needed' }),
    upload(1, {
      state: 'failed',
      error: {
        code: 'checksum_mismatch',
        message: 'The file in the bucket is not the same as yours, so it was removed. Retry it.',
        retryable: false,
      },
    }),
    upload(2, { state: 'cancelled' }),
    doneUpload(8, now),
  ];
}

function doneUpload(number: number, now: number): UploadView {
  return upload(number, {
    state: 'done',
    linkCopied: true,
    file: storedFile({
      ...NAMES[number % NAMES.length],
      id: id(number),
      link: linkOf(number),
      createdAt: now,
    }),
  });
}

/** Finished uploads alone. */
export function doneUploads(count: number, now: number): UploadView[] {
  return Array.from({ length: count }, (_, index) => doneUpload(13 * NAMES.length + index, now));
}

/** More than anybody reads one by one. */
export function manyUploads(now: number): UploadView[] {
  return Array.from({ length: 240 }, (_, index) =>
    index < 150
      ? upload(1000 + index, { state: 'waiting' })
      : { ...doneUpload(1000 + index, now), id: id(1000 + index) },
  ).map((view, index) =>
    index > 145 && index < 150
      ? { ...view, state: 'sending', doneBytes: (view.size ?? 0) / 3, bytesPerSecond: 2_400_000 }
      : view,
  );
}
