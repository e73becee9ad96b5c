/** What a command's process ends with. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** The command was called wrongly: the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command could not do its work: the message says why and what to do. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}
