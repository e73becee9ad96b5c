import { readFile } from 'node:fs/promises';
import { execa } from 'execa';

/** Whether this is Debian and we may install its packages. (Ubuntu has neither browser as a package.) */
export async function canInstallDebianPackages(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID=debian$/m.test(release);
}

const apt = execa({
  env: { DEBIAN_FRONTEND: 'noninteractive' },
  all: true,
  reject: false,
});

/**
 * Installs packages of Debian; says so on stderr and keeps apt's many words to itself.
 * @throws with the end of what apt said where it fails.
 */
export async function installDebianPackages(packages: readonly string[]): Promise<void> {
  console.error(`Installing ${packages.join(', ')} from Debian…`);
  const update = await apt`apt-get update`;
  const install =
    await apt`apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 ${packages}`;
  if (install.exitCode === 0) return;
  const words = `${update.all}\n${install.all}`.trim().split('\n').slice(-15).join('\n');
  throw new Error(`apt-get could not install ${packages.join(', ')}:\n${words}`);
}
