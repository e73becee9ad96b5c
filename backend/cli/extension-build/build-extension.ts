import { execa } from 'execa';
import type { BrowserName } from '../browsers/browser-name.ts';
import { BUILD_TARGET, PROJECT_ROOT } from './built-extension.ts';
import { isCurrent } from './is-current.ts';

/** The extension does not build; `message` holds the words of the build tool. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
}

/**
 * Builds the extension for these browsers where the built one is missing or older than its sources.
 * @param onBuild called before each build that is needed.
 * @throws {BuildFailed} with what the build tool said.
 */
export async function buildExtension(
  browsers: readonly BrowserName[],
  onBuild: (browser: BrowserName) => void,
): Promise<void> {
  // One after the other: both write the generated types in .wxt/.
  for (const browser of browsers) {
    if (await isCurrent(browser, PROJECT_ROOT)) continue;
    onBuild(browser);
    const result = await execa({
      cwd: PROJECT_ROOT,
      preferLocal: true,
      localDir: PROJECT_ROOT,
      all: true,
      reject: false,
    })`wxt build --browser ${BUILD_TARGET[browser]} --mv3`;
    if (result.exitCode !== 0) {
      throw new BuildFailed(`The extension for ${BUILD_TARGET[browser]} does not build:\n${result.all}`);
    }
  }
}
