import type { Generated } from 'kysely';

/** Times are milliseconds since 1970, sizes are bytes, secrets are stored as SHA-256 in hexadecimal only. */
export interface DatabaseSchema {
  users: UsersTable;
  devices: DevicesTable;
  connect_codes: ConnectCodesTable;
  uploads: UploadsTable;
  files: FilesTable;
  storage_usage: StorageUsageTable;
  links: LinksTable;
  batches: BatchesTable;
  batch_files: BatchFilesTable;
  abandoned_objects: AbandonedObjectsTable;
  audit_log: AuditLogTable;
}

interface UsersTable extends UserLimitsColumns {
  id: string;
  name: string;
  created_at: number;
}

/** Null: not limited. */
export interface UserLimitsColumns {
  max_file_bytes: number | null;
  /** All files together and what is being uploaded. */
  max_total_bytes: number | null;
  /** Uploads that may be begun in a day, by UTC. */
  max_files_per_day: number | null;
  /** With commas between them: see `isAllowedType`. */
  allowed_types: string | null;
  /** What the keys of the user's objects begin with, without a slash at either end. */
  key_prefix: string | null;
  /** 1 or 0. */
  may_delete: Generated<number>;
  /** 1 or 0. */
  may_share: Generated<number>;
}

/** A browser or script that holds a token. A revoked one stays, so that it can be told why it is refused. */
interface DevicesTable {
  id: string;
  user_id: string;
  name: string;
  token_hash: string;
  created_at: number;
  last_seen_at: number | null;
  revoked_at: number | null;
}

interface ConnectCodesTable {
  code_hash: string;
  user_id: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

/** Uploads that are not finished: a finished one becomes a row of `files`. */
interface UploadsTable {
  /** Made by the client. */
  id: string;
  user_id: string;
  object_key: string;
  /** As the client sent it: a repeated call is compared with it. */
  filename: string;
  content_type: string;
  /** Null where it is not known before the end. */
  size: number | null;
  /** MD5 in Base64. */
  checksum_md5: string | null;
  source_url: string | null;
  created_at: number;
  /** When the last URL signed for it expires. */
  signed_until: number;
  /** Bytes of every part but the last; null where one PUT carries the whole object. */
  part_size: number | null;
  /** The bucket's id of the multipart upload; null until it is created there, and for a single PUT. */
  s3_upload_id: string | null;
  /** 1 where the bucket encrypts it so that its ETags say nothing of its bytes, else 0. */
  etags_are_opaque: number;
  /** 1 where its bytes are proven by their MD5; 0 where by their number alone, as the server was set when it began. */
  has_checksums: number;
  /** The device that a URL was signed for last; null where nobody noted it. */
  device_id: string | null;
  /** In Base64: what the client says of its bytes, and the bucket is asked to check; null where deduplication is off. */
  checksum_sha256: string | null;
}

interface FilesTable {
  id: string;
  user_id: string;
  /** The upload it came from: completing that again finds this file. */
  upload_id: string;
  object_key: string;
  name: string;
  /** The name as searches compare it: see `foldName`. */
  folded_name: string;
  content_type: string;
  size: number;
  checksum_md5: string | null;
  /** The MD5 of its parts' MD5s, as S3 writes it; only where it was stored in parts and the bucket's ETag equals it. */
  checksum_md5_parts: string | null;
  /** In Base64; only where the bucket has computed the same of what it stored. */
  checksum_sha256: string | null;
  source_url: string | null;
  created_at: number;
  signed_until: number;
  /** Its place in the history, of all users' together: see `countFile`. */
  position: number;
}

/** What a user's files come to. A user who never had one has no row. */
interface StorageUsageTable {
  /** Of the user, for the positions of the user's files. */
  number: Generated<number>;
  user_id: string;
  files: number;
  bytes: number;
  /** How many files were ever recorded, those that are deleted too. */
  recorded: number;
  /** Days since 1970, by UTC, and how many uploads were begun in it: of users whom it is limited for. */
  day: Generated<number>;
  begun_in_day: Generated<number>;
}

interface LinksTable {
  slug: string;
  file_id: string;
  created_at: number;
  /** 1 for the link that the file came with, or the one that took its place; 0 for any other. One is not revoked. */
  is_file_link: Generated<number>;
  expires_at: number | null;
  /** A revoked one stays, so that whoever opens it can be told so. */
  revoked_at: number | null;
  /** Null where it is not limited; its downloads are not counted then. */
  max_downloads: number | null;
  downloads: Generated<number>;
  /** See `hashLinkPassword`. */
  password_hash: string | null;
  /** Passwords that were tried since `attempts_since`; right ones are taken off again. */
  password_attempts: Generated<number>;
  attempts_since: Generated<number>;
}

/** Several files under one link. */
interface BatchesTable {
  /** Made by the client. */
  id: string;
  user_id: string;
  slug: string;
  created_at: number;
  /** As with links. */
  revoked_at: number | null;
}

interface BatchFilesTable {
  /** In the order in which they are listed. */
  id: Generated<number>;
  batch_id: string;
  file_id: string;
  /** What it is called in the batch: with the folders that it lies in. */
  name: string;
}

/**
 * Keys that must hold nothing, but that a URL still valid, or a request still under way, could fill again: the reaper
 * deletes them once more when that time has passed.
 */
interface AbandonedObjectsTable {
  id: Generated<number>;
  object_key: string;
  /** A multipart upload to abort once more: a part that was under way may have come after the first time. */
  s3_upload_id: string | null;
  delete_after: number;
}

/** Who did what: see `noteDeed`. */
interface AuditLogTable {
  id: Generated<number>;
  at: number;
  deed: string;
  via: string;
  user_id: string;
  user_name: string;
  device_id: string | null;
  device_name: string | null;
  address: string | null;
  request_id: string | null;
  subject: string;
  /** JSON. */
  details: string;
}
