/** The body of an error as S3 answers it. */
export function s3Error(code: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>Please try again.</Message></Error>`;
}

/** Whether a request asks a bucket to complete a multipart upload. */
export function isCompleteMultipart(method: string, path: string): boolean {
  return method === 'POST' && path.includes('uploadId=');
}
