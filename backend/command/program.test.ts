import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { pailProgram } from './program.ts';

/** Every command that can be run, by its whole name. */
function everyCommand(command: Command, name: string): [string, Command][] {
  return [
    [name, command],
    ...command.commands.flatMap((each) => everyCommand(each, `${name} ${each.name()}`)),
  ];
}

const commands = everyCommand(pailProgram('1.2.3'), 'pail');

test.each(commands)('%s --help explains itself and every option', (name, command) => {
  const help = command.helpInformation();
  expect(help).toContain(`Usage: ${name} `);
  expect(command.description()).not.toBe('');
  for (const option of command.options) expect(option.description).not.toBe('');
});

test('what is missing or unknown is thrown, never an end of the process', async () => {
  for (const args of [['wrong'], ['device', 'revoke'], ['serve', '--wrong']]) {
    const program = pailProgram('1.2.3').configureOutput({ writeErr: () => {} });
    for (const [, command] of everyCommand(program, 'pail')) command.configureOutput({ writeErr: () => {} });
    await expect(program.parseAsync(args, { from: 'user' })).rejects.toHaveProperty('exitCode', 1);
  }
});
