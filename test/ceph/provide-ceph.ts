import { execa } from 'execa';
import { canInstallDebianPackages, installDebianPackages } from '../machine/debian.ts';

const COMMANDS = ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'ceph'];

/** The same names in Debian, Ubuntu and Fedora. */
const PACKAGES = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common'];

async function findMissing(): Promise<string[]> {
  const presence = await Promise.all(
    COMMANDS.map(async (command) => (await execa({ reject: false })`${command} --version`).exitCode === 0),
  );
  return COMMANDS.filter((_, index) => !presence[index]);
}

/**
 * Installs Ceph where it is missing and that is possible.
 * @throws with what to install where it is not.
 */
export async function provideCeph(): Promise<void> {
  const missing = await findMissing();
  if (missing.length === 0) return;
  if (!(await canInstallDebianPackages())) {
    throw new Error(
      `Ceph is needed, and these programs of it are missing: ${missing.join(', ')}.\n` +
        `Debian and Ubuntu: sudo apt-get install --no-install-recommends ${PACKAGES.join(' ')}\n` +
        `Other systems: install the packages ${PACKAGES.join(', ')} (https://docs.ceph.com/en/latest/install/get-packages/).\n` +
        'Then run the same command again; it need not be as root.',
    );
  }
  await installDebianPackages(PACKAGES);
}
