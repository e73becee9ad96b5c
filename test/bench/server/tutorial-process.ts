import { z } from 'zod';
import { bucketPlaceSchema } from '../../servers/bucket-place.ts';
import { readSettings } from '../../servers/settings.ts';
import { createTutorialApp } from './tutorial-app.ts';

/** The tutorial's server in a process of its own. */
const server = createTutorialApp(readSettings(bucketPlaceSchema)).listen(0, '127.0.0.1', () => {
  const { port } = z.object({ port: z.number() }).parse(server.address());
  process.send?.({ endpoint: `http://127.0.0.1:${port}` });
});
