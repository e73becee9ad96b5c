import { z } from 'zod';

/** The two families of browsers that Pail is built for: `chromium` stands for Chrome, Edge and Brave too. */
export const browserNameSchema = z.enum(['chromium', 'firefox']);

export type BrowserName = z.infer<typeof browserNameSchema>;
