import { readEnvironment } from '../../../backend/env.ts';
import { serve } from '../../../backend/serve.ts';
import { backendSettingsSchema, readSettings } from './settings.ts';

/** The backend in a process of its own. Told anything, it answers a new connection link. */
const backend = await serve({ environment: readEnvironment(readSettings(backendSettingsSchema)) });

process.on('message', () => void backend.createConnectionLink().then((link) => process.send?.({ link })));
process.send?.({ baseUrl: backend.baseUrl });
