import { Command, Option } from 'commander';
import { envOption } from '../environment/env-option.ts';
import { jsonOption } from '../output/json-option.ts';
import { parseLimit, parseSince } from './parse-options.ts';
import type { AuditOptions } from './print-audit.ts';

/** Deeds that are printed unless told otherwise. */
const LIMIT = 200;

/** `pail audit` */
export function auditCommand(): Command {
  return new Command('audit')
    .description('who did what: devices, files, links, users; the newest last')
    .option('--user <name>', 'only what was done by this user, or to what is theirs')
    .addOption(
      new Option(
        '--since <time>',
        'only since then: 2026-11-24, 2026-11-24T18:00Z, or 12h, 7d ago',
      ).argParser((text) => parseSince(text, Date.now())),
    )
    .addOption(new Option('--limit <number>', 'the newest so many').argParser(parseLimit).default(LIMIT))
    .addOption(jsonOption())
    .addOption(envOption())
    .action(async (options: AuditOptions) => (await import('./print-audit.ts')).printAudit(options));
}
