import { z } from 'zod';

/** Every way in which Pail can fail, by name; the schema checks a code that came over a border. */
export const errorCodeSchema = z.enum([
  // The request itself
  'invalid_request',
  'invalid_json',
  'body_too_large',
  'not_found',
  'method_not_allowed',
  'rate_limited',

  // Who is asking
  'token_missing',
  'token_invalid',
  'token_revoked',
  'connect_code_invalid',
  'connect_code_expired',
  'connect_code_used',
  'not_connected',
  'permission_needed',

  // The upload
  'empty_file',
  'file_too_large',
  'size_unknown',
  'upload_not_found',
  'upload_conflict',
  'upload_completed',
  'upload_cancelled',
  'object_missing',
  'size_mismatch',
  'checksum_mismatch',
  'type_mismatch',
  'type_not_allowed',
  'quota_exceeded',
  'too_many_files_today',

  // The file that is being read
  'file_changed',
  'file_unreadable',
  'folder_not_supported',
  'storage_full',
  'file_needed',
  'metadata_not_removable',

  // Finished files
  'file_not_found',
  'deleting_not_allowed',
  'sharing_not_allowed',
  'link_not_found',
  'link_expired',
  'link_revoked',
  'link_used_up',
  'link_password_needed',
  'link_password_wrong',
  'link_password_attempts',
  'link_is_public',
  'too_many_links',

  // Devices
  'device_not_found',

  // Pages that bytes come from
  'source_refused',
  'source_not_found',
  'source_is_a_page',
  'source_wrong_type',
  'source_is_placeholder',
  'source_is_stream',
  'source_protected',
  'source_truncated',
  'source_changed',
  'source_unreachable',
  'source_not_supported',

  // The bucket
  'bucket_refused',
  'bucket_unreachable',
  'bucket_busy',
  'bucket_full',
  'url_expired',

  // The backend
  'database_unreachable',
  'database_busy',
  'backend_unreachable',
  'backend_busy',
  'backend_answer_invalid',
  'internal',
]);

export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** The codes that usually pass by themselves: the same thing, tried again later, may succeed. */
const RETRYABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'rate_limited',
  'object_missing',
  'source_truncated',
  'source_unreachable',
  'bucket_unreachable',
  'bucket_busy',
  'bucket_full',
  'url_expired',
  'link_password_attempts',
  'database_unreachable',
  'database_busy',
  'backend_unreachable',
  'backend_busy',
  'internal',
]);

export function isRetryable(code: ErrorCode): boolean {
  return RETRYABLE.has(code);
}
