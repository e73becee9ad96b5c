import type { Migration } from 'kysely';
import type { DialectName } from '../dialects/dialect-name.ts';
import { firstTables } from './0001-first-tables.ts';
import { multipartUploads } from './0002-multipart-uploads.ts';
import { uploadsWithoutChecksums } from './0003-uploads-without-checksums.ts';
import { filePositions } from './0004-file-positions.ts';
import { rateLimits } from './0005-rate-limits.ts';
import { linkRules } from './0006-link-rules.ts';
import { userLimits } from './0007-user-limits.ts';
import { deviceOfUpload } from './0008-device-of-upload.ts';
import { sha256 } from './0009-sha256.ts';
import { auditLog } from './0010-audit-log.ts';
import { batches } from './0011-batches.ts';

/** Every migration by name; they run in the order of their names, each once. */
export function migrationsFor(dialect: DialectName): Record<string, Migration> {
  return {
    '0001-first-tables': firstTables(dialect),
    '0002-multipart-uploads': multipartUploads,
    '0003-uploads-without-checksums': uploadsWithoutChecksums,
    '0004-file-positions': filePositions(dialect),
    '0005-rate-limits': rateLimits(dialect),
    '0006-link-rules': linkRules,
    '0007-user-limits': userLimits,
    '0008-device-of-upload': deviceOfUpload,
    '0009-sha256': sha256,
    '0010-audit-log': auditLog(dialect),
    '0011-batches': batches(dialect),
  };
}
