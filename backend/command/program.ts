import { Command } from 'commander';
import { auditCommand } from './audit/audit-command.ts';
import { connectLinkCommand } from './connect-link/connect-link-command.ts';
import { deviceCommand } from './device/device-command.ts';
import { doctorCommand } from './doctor/doctor-command.ts';
import { initCommand } from './init/init-command.ts';
import { migrateCommand } from './migrate/migrate-command.ts';
import { reapCommand } from './reap/reap-command.ts';
import { reconcileCommand } from './reconcile/reconcile-command.ts';
import { serveCommand } from './serve/serve-command.ts';
import { uploadCommand } from './upload/upload-command.ts';
import { userCommand } from './user/user-command.ts';

const COMMANDS = [
  initCommand,
  serveCommand,
  doctorCommand,
  uploadCommand,
  connectLinkCommand,
  deviceCommand,
  userCommand,
  auditCommand,
  reapCommand,
  reconcileCommand,
  migrateCommand,
];

/** The whole `pail` command. It throws a CommanderError where it is called wrongly, or for help. */
export function pailProgram(version: string): Command {
  const program = new Command('pail')
    .description('Pail: upload any file to your own S3 bucket, and get a verified link')
    .version(version)
    .showHelpAfterError('(add --help for what can be given)');
  for (const make of COMMANDS) program.addCommand(make());
  makeThrowing(program);
  return program;
}

/** Commander would else end the process itself; a subcommand that was made elsewhere inherits nothing. */
function makeThrowing(command: Command): void {
  command.exitOverride();
  for (const subcommand of command.commands) makeThrowing(subcommand);
}
