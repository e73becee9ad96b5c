import type { ConfigEnv, UserManifest } from 'wxt';

/** Fixes the add-on's identity in Firefox, so that its storage survives a re-install. */
const GECKO_ID = 'pail@pail.app';

const GECKO = {
  id: GECKO_ID,
  // The first with optional_host_permissions in Manifest V3.
  strict_min_version: '128.0',
  // Mozilla counts all that leaves the browser, also what goes to the user's own backend and bucket: docs/store.md.
  data_collection_permissions: { required: ['websiteContent'] },
};

/** Fixes the extension's id in Chrome to that of this public key, so that its storage survives a move of the folder. */
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAywUFjdF7eOKVcUDpmw0fRccAnwMrQZxJOcwiNJ2RF5vpMDSXAHd54KYm/gX/aBjgBf1VgWdPoLht3fMGeC53Too5FH7mX/LjT3ObCBH6f18T9QNMtXcCh8+KE8XznsBFtjQngoatLhGw2Y5ejRsD+micWbBl2Hq3V8zUsJ4S7CiNmgBtdcU/9ohpAVDoyeJ+aJe8mOvQgqmaMuKaie+ZiBB9GHWAU6qxQDhH3fIQIBuslUlVoGuHmtHk/olbv5W2uhRaOK4Vf9mNeZQWH9iiioPFtSIh+PziiOX9+OzKKH046aOZeL0sp0XIro1wf6Z1Mj1H7AV69dAq7egfhP/c5wIDAQAB';

/**
 * Checksums need WebAssembly. Firefox's default would turn `http:` into `https:`, and with it cut off every server on
 * a home network: so the policy is set without `upgrade-insecure-requests`.
 */
const EXTENSION_PAGES_POLICY = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'";

/** Keys that are set from the start, where nothing else has them; the user changes them in the browser. */
const COMMANDS = {
  'open-panel': { suggested_key: { default: 'Alt+Shift+U' }, description: '__MSG_open_panel__' },
  'upload-clipboard': {
    suggested_key: { default: 'Alt+Shift+V' },
    description: '__MSG_command_upload_clipboard__',
  },
  'screenshot-area': {
    suggested_key: { default: 'Alt+Shift+S' },
    description: '__MSG_menu_screenshot_area__',
  },
};

/** The manifest of one browser, beside what WXT finds in the entrypoints. */
export function manifest({ browser }: ConfigEnv): UserManifest {
  const isFirefox = browser === 'firefox';
  return {
    name: 'Pail',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'alarms',
      'clipboardWrite',
      'contextMenus',
      // Has one request of Pail's own carry a page's Referer; asks for no host by itself.
      'declarativeNetRequestWithHostAccess',
      'notifications',
      // Reads in the tab that was right-clicked, which `activeTab` opens to it for that once.
      'scripting',
      'storage',
      // Copies of files that are being uploaded, so that they outlive the browser.
      'unlimitedStorage',
      ...(isFirefox ? [] : ['offscreen']),
    ],
    // Asked for at the moment of use: by the key that uploads the clipboard, and where a page is made one file.
    optional_permissions: ['clipboardRead', ...(isFirefox ? [] : ['pageCapture' as const])],
    commands: COMMANDS,
    // Asked for at the moment of use: the server and bucket on connecting, a site when something on it is uploaded.
    optional_host_permissions: ['*://*/*'],
    // The drop target's frame, in pages. Chrome names it anew for each session, so that no page can ask whether Pail is there.
    web_accessible_resources: [
      {
        resources: ['drop-target.html'],
        matches: ['*://*/*'],
        ...(isFirefox ? {} : { use_dynamic_url: true }),
      },
    ],
    content_security_policy: { extension_pages: EXTENSION_PAGES_POLICY },
    ...(isFirefox
      ? {
          browser_specific_settings: { gecko: GECKO },
        }
      : { key: CHROME_KEY, minimum_chrome_version: '126' }),
  };
}
