import { browser } from 'wxt/browser';

/** What keys can be set for, by the names that the manifest gives them. */
export const COMMANDS = ['open-panel', 'upload-clipboard', 'screenshot-area'] as const;

export type CommandName = (typeof COMMANDS)[number];

/** A key that the user can set. */
export interface Shortcut {
  /** What it does, in the user's language. */
  title: string;
  /** As the browser writes it; empty where none is set. */
  keys: string;
}

/**
 * Calls back when a key is pressed, with the window before the user. To be called while the background starts. What a
 * browser allows only by the user's own doing it allows until the callback first awaits something.
 */
export function serveCommands(onCommand: (command: CommandName, windowId: number | undefined) => void): void {
  browser.commands.onCommand.addListener((name, tab) => {
    const command = COMMANDS.find((each) => each === name);
    if (command) onCommand(command, tab?.windowId);
  });
}

/** The keys of all commands of Pail's. */
export async function readShortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.flatMap(({ description, shortcut }) =>
    description ? { title: description, keys: shortcut ?? '' } : [],
  );
}
