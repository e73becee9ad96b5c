import { access } from 'node:fs/promises';
import { execa } from 'execa';
import type { Subject } from './subject.ts';

/** Debian's package first, whatever else the PATH holds. */
const DEBIAN_AWS = '/usr/bin/aws';

/** The command of the AWS CLI; null where it is not installed. */
export async function findAwsCli(): Promise<string | null> {
  for (const command of [DEBIAN_AWS, 'aws']) {
    const { exitCode } = await execa({ reject: false })`${command} --version`;
    if (exitCode === 0) return command;
  }
  return null;
}

/** `aws s3 cp` with its defaults. */
export function awsCli(command: string): Subject {
  return {
    name: 'aws s3 cp',
    start: async ({ servers: { bucket } }) => ({
      pid: process.pid,
      upload: async (paths) => {
        const started = performance.now();
        for (const path of paths) {
          await access(path);
          await execa({
            env: {
              AWS_ACCESS_KEY_ID: bucket.credentials.accessKeyId,
              AWS_SECRET_ACCESS_KEY: bucket.credentials.secretAccessKey,
              AWS_DEFAULT_REGION: bucket.region,
              AWS_EC2_METADATA_DISABLED: 'true',
            },
          })`${command} s3 cp --only-show-errors --endpoint-url ${bucket.endpoint} ${path} s3://${bucket.bucket}/`;
        }
        return performance.now() - started;
      },
      close: () => Promise.resolve(),
    }),
  };
}
