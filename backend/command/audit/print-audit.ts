import { z } from 'zod';
import { listAuditRows, type AuditRow } from '../../database/audit-log.ts';
import type { EnvironmentOptions } from '../environment/env-option.ts';
import { loadEnvironment } from '../environment/load-environment.ts';
import { withDatabase } from '../environment/with-database.ts';
import type { JsonOptions } from '../output/json-option.ts';
import { formatTime, printJson, printTable } from '../output/print.ts';

export interface AuditOptions extends EnvironmentOptions, JsonOptions {
  user?: string;
  /** Milliseconds since 1970. */
  since?: number;
  limit: number;
}

/** Who did it, where nobody's device did. */
const NOT_BY_A_DEVICE: Readonly<Record<string, string>> = {
  command: 'pail command',
  server: 'the server itself',
};

const detailsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Prints who did what. A user who was removed is still found by name. */
export async function printAudit(options: AuditOptions): Promise<void> {
  const { user: userName, since, limit } = options;
  const rows = await withDatabase(loadEnvironment(options), (database) =>
    listAuditRows(database, { userName, since, limit }),
  );
  if (options.json) return printJson({ deeds: rows.map(forPrograms) });
  printTable(
    ['TIME', 'USER', 'DEED', 'BY', 'FROM', 'WHAT'],
    rows.map((row) => [
      formatTime(row.at),
      row.user_name,
      row.deed,
      row.device_name ?? NOT_BY_A_DEVICE[row.via] ?? row.via,
      row.address ?? '-',
      [row.subject, ...forPeople(row)].join(' '),
    ]),
    'Nothing was done in that time.',
  );
}

function forPrograms(row: AuditRow) {
  return {
    id: row.id,
    at: row.at,
    deed: row.deed,
    via: row.via,
    user: { id: row.user_id, name: row.user_name },
    device: row.device_id === null ? null : { id: row.device_id, name: row.device_name },
    address: row.address,
    requestId: row.request_id,
    subject: row.subject,
    details: detailsOf(row),
  };
}

function forPeople(row: AuditRow): string[] {
  return Object.entries(detailsOf(row)).flatMap(([name, value]) =>
    value === null || value === false ? [] : [`${name}=${value}`],
  );
}

function detailsOf({ details }: AuditRow): z.infer<typeof detailsSchema> {
  return detailsSchema.parse(JSON.parse(details));
}
