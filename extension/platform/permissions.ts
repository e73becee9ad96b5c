import { browser } from 'wxt/browser';

type Permissions = Parameters<typeof browser.permissions.request>[0];

/** The match pattern of an address's host. Without the port: Firefox takes none in a pattern. */
function originPattern(address: string): string | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return `${url.protocol}//${url.hostname}/*`;
}

function originPatterns(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map(originPattern))].filter((pattern) => pattern !== null);
}

/**
 * Asks the user to allow Pail to reach the hosts of these addresses; asks nothing where it may already. To be called
 * straight from a click, with nothing awaited before.
 * @returns whether Pail may reach them all
 */
export async function requestHosts(addresses: readonly string[]): Promise<boolean> {
  const origins = originPatterns(addresses);
  if (origins.length === 0) return true;
  return requestPermissions({ origins });
}

/**
 * Asks the user for permissions. To be called straight from a click, with nothing awaited before.
 * @returns whether Pail has them
 */
export function requestPermissions(wanted: Permissions): Promise<boolean> {
  // A browser that does not count this as a click refuses to ask, also for what it has granted already.
  return browser.permissions.request(wanted).catch(() => browser.permissions.contains(wanted));
}

/** Gives the permission for the hosts of these addresses back, where it was asked for at run time. */
export async function removeHosts(addresses: readonly string[]): Promise<void> {
  const origins = originPatterns(addresses);
  if (origins.length > 0) await browser.permissions.remove({ origins });
}

/** Whether Pail may reach any host yet. */
export async function hasHosts(): Promise<boolean> {
  const { origins } = await browser.permissions.getAll();
  return origins !== undefined && origins.length > 0;
}

/** Those of the addresses that Pail may not reach yet. */
export async function missingHosts(addresses: readonly string[]): Promise<string[]> {
  const allowed = await Promise.all(
    addresses.map((address) => browser.permissions.contains({ origins: originPatterns([address]) })),
  );
  return addresses.filter((_, index) => !allowed[index]);
}

/** Calls back whenever the user gives or takes a permission. */
export function watchPermissions(listener: () => void): () => void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
  return () => {
    browser.permissions.onAdded.removeListener(listener);
    browser.permissions.onRemoved.removeListener(listener);
  };
}
