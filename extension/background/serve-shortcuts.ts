import { reportDefect } from '../../shared/errors/report-defect.ts';
import { serveCommands, type CommandName } from '../platform/commands.ts';
import { openPanelOf } from '../platform/own-pages.ts';
import { openOwnPopup } from '../platform/own-window.ts';
import { wishPaste } from '../settings/wished-paste.ts';
import { takeScreenshot } from './take-screenshot.ts';

/** Does what keys are set for. To be called while the background starts. */
export function serveShortcuts(): void {
  serveCommands((command, windowId) => {
    obey(command, windowId).catch(reportDefect);
  });
}

async function obey(command: CommandName, windowId: number | undefined): Promise<void> {
  switch (command) {
    case 'open-panel':
      return openPanelOf(windowId);
    case 'upload-clipboard': {
      // First of all: Firefox opens it only by the user's own doing.
      const opened = openOwnPopup();
      await wishPaste();
      return opened;
    }
    case 'screenshot-area':
      return takeScreenshot('area');
  }
}
