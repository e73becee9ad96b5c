import { reportDefect } from '../../shared/errors/report-defect.ts';
import { onInstalled } from '../platform/installed.ts';
import { openWelcomePage } from '../platform/own-pages.ts';
import { hasHosts } from '../platform/permissions.ts';
import { readConnections } from '../settings/stored-connections.ts';

/**
 * Opens the page of the first run when Pail is installed; not where somebody has set it up already: connected it, or
 * given it hosts from the start. To be called while the background starts.
 */
export function welcomeWhenInstalled(): void {
  onInstalled(() => {
    welcome().catch(reportDefect);
  });
}

async function welcome(): Promise<void> {
  const { connections } = await readConnections();
  if (connections.length > 0 || (await hasHosts())) return;
  await openWelcomePage();
}
