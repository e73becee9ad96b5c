import type { ConfigEnv, UserManifest } from 'wxt';

/** Fixes the add-on's identity in Firefox, so that its storage survives a re-install. */
const GECKO_ID = 'pail@pail.app';

/** Fixes the extension's id in Chrome to that of this public key, so that its storage survives a move of the folder. */
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAywUFjdF7eOKVcUDpmw0fRccAnwMrQZxJOcwiNJ2RF5vpMDSXAHd54KYm/gX/aBjgBf1VgWdPoLht3fMGeC53Too5FH7mX/LjT3ObCBH6f18T9QNMtXcCh8+KE8XznsBFtjQngoatLhGw2Y5ejRsD+micWbBl2Hq3V8zUsJ4S7CiNmgBtdcU/9ohpAVDoyeJ+aJe8mOvQgqmaMuKaie+ZiBB9GHWAU6qxQDhH3fIQIBuslUlVoGuHmtHk/olbv5W2uhRaOK4Vf9mNeZQWH9iiioPFtSIh+PziiOX9+OzKKH046aOZeL0sp0XIro1wf6Z1Mj1H7AV69dAq7egfhP/c5wIDAQAB';

export function manifest({ browser }: ConfigEnv): UserManifest {
  return {
    name: 'Pail',
    description: 'Upload any file to your own bucket and get a verified link.',
    permissions: ['storage'],
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: GECKO_ID } } }
      : { key: CHROME_KEY }),
  };
}
