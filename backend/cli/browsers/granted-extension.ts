import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuiltManifest, readBuiltManifest } from './built-manifest.ts';

/**
 * Match patterns of hosts that the extension may reach without asking; `all-optional`: all hosts and all else that it may
 * ever ask for.
 */
export type GrantedHosts = readonly string[] | 'all-optional';

/** The manifest with the hosts granted from the start, all else as it is. */
export function grantHosts(manifest: BuiltManifest, hosts: GrantedHosts): BuiltManifest {
  const isAll = hosts === 'all-optional';
  const granted = isAll ? manifest.optional_host_permissions : hosts;
  return {
    ...manifest,
    permissions: [...manifest.permissions, ...(isAll ? manifest.optional_permissions : [])],
    optional_permissions: isAll ? [] : manifest.optional_permissions,
    host_permissions: [...manifest.host_permissions, ...granted],
    optional_host_permissions: manifest.optional_host_permissions.filter((host) => !granted.includes(host)),
  };
}

/**
 * Copies a built extension, with hosts granted from the start. The built extension asks for hosts at run time, and nobody
 * can answer the browser's own prompt for a program. Only the manifest's permissions differ, every other file is the
 * same byte for byte. An older copy at the target is replaced.
 */
export async function copyWithHostsGranted(
  extensionDirectory: string,
  target: string,
  hosts: GrantedHosts,
): Promise<BuiltManifest> {
  const manifest = grantHosts(await readBuiltManifest(extensionDirectory), hosts);
  await rm(target, { recursive: true, force: true });
  await cp(extensionDirectory, target, { recursive: true });
  await writeFile(join(target, 'manifest.json'), JSON.stringify(manifest));
  return manifest;
}
