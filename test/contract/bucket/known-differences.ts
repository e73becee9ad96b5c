/**
 * Where a provider is known not to do what Amazon S3 does, each by name. A test that meets one asserts what
 * that provider does instead. Seen on Ceph RGW 16.2.
 */
const KNOWN_DIFFERENCES = {
  'additional checksums are ignored': {
    provider: 'ceph',
    source: 'x-amz-checksum-* came with a later version',
  },
  'unsigned aws-chunked bodies are not understood': {
    provider: 'ceph',
    source: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER came with a later version',
  },
  'an expired URL is refused without a reason': {
    provider: 'ceph',
    source: 'its errors carry a code without a message',
  },
  'the region is not checked': { provider: 'ceph', source: 'one zone group serves all' },
  'a wrong expiry is AccessDenied': {
    provider: 'ceph',
    source: 'it has no AuthorizationQueryParametersError',
  },
  'unsigned x-amz-* headers are taken': { provider: 'ceph', source: 'it checks the signed headers only' },
  'signature version 2 is understood': { provider: 'ceph', source: 'it still verifies it' },
  'parts of an unknown upload are NoSuchKey': { provider: 'ceph', source: 'only in ListParts' },
  'If-None-Match on Complete is ignored': {
    provider: 'ceph',
    source: 'conditional writes cover PutObject only',
  },
  'Complete must name every part': { provider: 'ceph', source: 'it compares the list with all that it has' },
  'part numbers have no bounds': { provider: 'ceph', source: 'a number is a number' },
  'a bucket is located by its zone group': {
    provider: 'ceph',
    source: 'GetBucketLocation gives the zone group, not the region',
  },
  'there are bucket policies': { provider: 'ceph', source: 'Pail has none' },
  'metadata may be longer': { provider: 'ceph', source: 'its limit is a setting of the server' },
  'Complete gives no ETag at first': {
    provider: 'ceph',
    source: 'only a repeated Complete gives it; HEAD always does',
  },
  'Complete puts parts in order itself': { provider: 'ceph', source: 'it reads the list into a map' },
  'Complete of an unknown upload is an internal error': {
    provider: 'ceph',
    source: 'seen with the id of another key',
  },
  'uploads below a delimiter are left out': {
    provider: 'ceph',
    source: 'ListMultipartUploads gives no common prefixes',
  },
  'the last no bytes are the whole': { provider: 'ceph', source: 'Range: bytes=-0' },
  'a signature from the future is taken': {
    provider: 'ceph',
    source: 'a presigned URL is checked for expiry only',
  },
  'If-Match does not know a quoted ETag': { provider: 'ceph', source: 'on PutObject' },
  'CopyObject gives a bare ETag': { provider: 'ceph', source: 'in CopyObjectResult' },
  'a key that is too long is InvalidObjectName': { provider: 'ceph', source: 'its own code' },
} as const satisfies Record<string, { provider: 'ceph'; source: string }>;

type KnownDifference = keyof typeof KNOWN_DIFFERENCES;

/** What to expect: S3's behaviour or, where the endpoint under test has this difference, the provider's. */
export function expected<S3, Other>(
  difference: KnownDifference,
  behaviour: { s3: S3; other: Other },
): S3 | Other {
  const provider = process.env['PAIL_TEST_S3_PROVIDER'];
  return KNOWN_DIFFERENCES[difference].provider === provider ? behaviour.other : behaviour.s3;
}
