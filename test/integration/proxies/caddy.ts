import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_ROOT } from '../../../backend/cli/extension-build/built-extension.ts';
import { freePort } from '../../fixtures/free-port.ts';
import { makeProxyFolder, type Proxy, runUntil, sendThrough } from './proxy.ts';

/** So that it needs nobody else, and leaves this machine as it is. */
const OPTIONS = '{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n';

/** Starts Caddy with the file that is handed out, for a name of which it makes the certificate by itself. */
export async function startCaddy(backend: string): Promise<Proxy> {
  const folder = await makeProxyFolder();
  const port = await freePort();
  const file = path.join(folder, 'Caddyfile');
  await writeFile(
    file,
    OPTIONS + (await readFile(path.join(PROJECT_ROOT, 'backend/deploy/Caddyfile'), 'utf8')),
  );
  const proxy = {
    port,
    host: 'localhost',
    authority: () => readFile(path.join(folder, 'data/caddy/pki/authorities/local/root.crt'), 'utf8'),
  };
  await runUntil(
    ['caddy', 'run', '--config', file, '--adapter', 'caddyfile'],
    {
      HOME: folder,
      XDG_DATA_HOME: path.join(folder, 'data'),
      XDG_CONFIG_HOME: path.join(folder, 'config'),
      PAIL_DOMAIN: `localhost:${port}`,
      PAIL_UPSTREAM: new URL(backend).host,
    },
    () => sendThrough(proxy, 'GET', '/healthz'),
  );
  return proxy;
}
