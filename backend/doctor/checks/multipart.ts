import { createHash, randomBytes } from 'node:crypto';
import { md5OfEtag, compositeOf } from '../../storage/etag.ts';
import { listParts } from '../../storage/multipart-listing.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
} from '../../storage/multipart-uploads.ts';
import { headObject } from '../../storage/objects.ts';
import { signPart } from '../../storage/signed-requests.ts';
import type { Check, Outcome } from '../check.ts';
import type { Patient } from '../patient.ts';
import { describeAnswer, sendSigned } from '../send-signed.ts';

/** The smallest part but the last that S3 takes, in bytes. */
const PART_BYTES = 5 * 1024 ** 2;
const TYPE = 'application/octet-stream';

/** Stores an object in two parts as browsers do, and aborts another upload. */
export const multipartCheck: Check = {
  name: 'multipart',
  needs: ['endpoint', 'credentials', 'region', 'clock', 'objects', 'public endpoints'],
  async run(patient) {
    const { client, settings, scratch } = patient;
    const key = scratch.key('parts.bin');
    const { s3UploadId } = await createMultipartUpload(client, settings.name, { key, contentType: TYPE });
    const upload = { key, s3UploadId };
    scratch.began(upload);
    const md5s: string[] = [];
    for (const [index, bytes] of [randomBytes(PART_BYTES), randomBytes(1)].entries()) {
      const md5 = createHash('md5').update(bytes).digest('base64');
      const [address] = await patient.addresses();
      const part = { ...upload, partNumber: index + 1, size: bytes.length, md5 };
      const answer = await sendSigned(signPart(await patient.target(address), part), bytes);
      if (answer.status !== 200) {
        return {
          status: 'fail',
          found: `part ${index + 1} was refused (${describeAnswer(answer)})`,
          fix: 'Let the keys put objects and parts; files over 16 MiB go in parts.',
        };
      }
      md5s.push(md5);
    }
    const parts = (await listParts(client, settings.name, upload)) ?? [];
    if (parts.map(({ size }) => size).join() !== `${PART_BYTES},1`) {
      return { status: 'fail', found: 'the bucket does not list the parts that it took' };
    }
    const completed = await completeMultipartUpload(client, settings.name, {
      ...upload,
      parts,
      refuseOverwrite: false,
    });
    const head = await headObject(client, settings.name, key);
    if (completed !== 'completed' || head?.size !== PART_BYTES + 1) {
      return { status: 'fail', found: `the parts did not become the object (${completed})` };
    }
    const aborted = await abortAnother(patient);
    if (aborted) return aborted;
    return {
      status: 'ok',
      found: 'creating, sending parts, listing, completing and aborting work',
      seen: {
        partEtagIsMd5: parts.every(({ etag }, index) => md5OfEtag(etag) === md5s[index]),
        compositeEtag: head.etag === compositeOf(md5s),
      },
    };
  },
};

async function abortAnother({ client, settings, scratch }: Patient): Promise<Outcome | undefined> {
  const key = scratch.key('aborted.bin');
  const { s3UploadId } = await createMultipartUpload(client, settings.name, { key, contentType: TYPE });
  scratch.began({ key, s3UploadId });
  await abortMultipartUpload(client, settings.name, { key, s3UploadId });
  const parts = await listParts(client, settings.name, { key, s3UploadId });
  if (parts === undefined || parts.length === 0) return undefined;
  return { status: 'fail', found: 'an upload that was aborted is still there' };
}
