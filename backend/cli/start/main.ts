import { start } from './start.ts';
import { Shutdown } from './shutdown.ts';

const shutdown = new Shutdown();
shutdown.listen();
try {
  await start(shutdown);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await shutdown.exit(1);
}
