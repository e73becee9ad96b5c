import type { FaultServers } from '../stage/fault-servers.ts';

/** All that the backend and the bucket hold. */
export interface Stored {
  /** Names and links of recorded files. */
  files: readonly { name: string; link: string }[];
  /** Uploads that are not finished. */
  uploads: number;
  /** Keys of objects. */
  objects: readonly string[];
  /** Multipart uploads that are not completed. */
  multiparts: readonly { key: string; uploadId: string }[];
}

export async function readStored({ recorded, countUploads, bucket }: FaultServers): Promise<Stored> {
  const [objects, multiparts] = await Promise.all([bucket.list(), bucket.listMultiparts()]);
  return { files: recorded(), uploads: countUploads(), objects, multiparts };
}

/**
 * What there is more of than there should be: files recorded twice, objects without a file, unfinished uploads, parts.
 * @param names of the files that should be recorded, and nothing else in the bucket
 */
export function countSurplus(
  { files, uploads, objects, multiparts }: Stored,
  names: readonly string[],
): number {
  const twice = names.map((wanted) => Math.max(0, files.filter(({ name }) => name === wanted).length - 1));
  return (
    twice.reduce((sum, each) => sum + each, 0) +
    Math.max(0, objects.length - names.length) +
    uploads +
    multiparts.length
  );
}
