import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { PROJECT_ROOT } from '../../../backend/cli/extension-build/built-extension.ts';
import { freePort } from '../../fixtures/free-port.ts';
import { makeProxyFolder, type Proxy, runUntil, sendThrough } from './proxy.ts';

const HOST = 'pail.example.org';

/** Starts nginx with the site that is handed out, but for its ports, its certificate and where Pail is. */
export async function startNginx(backend: string): Promise<Proxy & { httpPort: number }> {
  const folder = await makeProxyFolder();
  const [port, httpPort] = [await freePort(), await freePort()];
  const certificate = path.join(folder, 'certificate.pem');
  const key = path.join(folder, 'key.pem');
  await execa`openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${HOST} -addext subjectAltName=DNS:${HOST} -keyout ${key} -out ${certificate}`;
  const site = (await readFile(path.join(PROJECT_ROOT, 'backend/deploy/nginx.conf'), 'utf8'))
    .replace('127.0.0.1:8787', new URL(backend).host)
    .replace('listen 80;', `listen 127.0.0.1:${httpPort};`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replaceAll(/^ *listen \[::\].*\n/gm, '')
    .replace(`/etc/letsencrypt/live/${HOST}/fullchain.pem`, certificate)
    .replace(`/etc/letsencrypt/live/${HOST}/privkey.pem`, key);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  const main = path.join(folder, 'nginx.conf');
  await writeFile(
    main,
    `daemon off; pid ${folder}/pid; error_log stderr;\nevents {}\nhttp { access_log off;\n${places}\n${site}\n}\n`,
  );
  const proxy = { port, httpPort, host: HOST, authority: () => readFile(certificate, 'utf8') };
  await runUntil(['nginx', '-c', main, '-p', folder], {}, () => sendThrough(proxy, 'GET', '/healthz'));
  return proxy;
}
