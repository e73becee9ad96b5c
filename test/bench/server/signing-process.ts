import { serve } from '@hono/node-server';
import { createSigningApp } from './signing-app.ts';
import { readSettings } from '../../servers/settings.ts';
import { signingSettingsSchema } from './signing-settings.ts';

/** The signing endpoint of the peers in a process of its own. */
const { host, place, publicEndpoint } = readSettings(signingSettingsSchema);

serve({ fetch: createSigningApp(place, publicEndpoint).fetch, hostname: host, port: 0 }, ({ port }) => {
  process.send?.({ endpoint: `http://${host}:${port}` });
});
