import AwsS3 from 'uppy-aws-s3-6';
import Uppy from 'uppy-core-6';
import type { RequestToSign, SigningClient } from './signing-client.ts';

/** Bytes: runs that are scaled down for trying use parts too. */
const MULTIPART_FROM = 5 * 1024 * 1024;

/** Uppy 6 with a signing server of one's own and all else as it comes; large files in parts. */
export async function uploadByUppy6(files: readonly File[], signing: SigningClient): Promise<void> {
  const uppy = new Uppy();
  const multipart = files.some(({ size }) => size >= MULTIPART_FROM);
  const options = {
    shouldUseMultipart: multipart,
    signRequest: async (request: RequestToSign) => ({ url: await signing.sign(request) }),
  };
  // As `uppy.use(AwsS3, options)`: the plugin's types import `@uppy/core`, which by that name is version 5 here.
  Reflect.apply(uppy.use, uppy, [AwsS3, options]);
  for (const file of files) uppy.addFile({ name: file.name, type: file.type, data: file });
  const result = await uppy.upload();
  uppy.destroy();
  if (result?.successful?.length !== files.length) throw new Error('Uppy 6 did not upload everything.');
}
