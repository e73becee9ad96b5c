import { browserNameSchema, type BrowserName } from '../../backend/cli/browsers/browser-name.ts';
import { findTestBrowser } from './installed-browsers.ts';

const found = await Promise.all(
  browserNameSchema.options.map(async (name) => ({ name, path: await findTestBrowser(name) })),
);

/** The browsers that this machine has; `npm test` installs what is missing, or says what it left out. */
export const browsersUnderTest: readonly BrowserName[] = found.flatMap(({ name, path }) =>
  path ? [name] : [],
);
