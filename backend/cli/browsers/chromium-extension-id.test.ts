import { expect, it } from 'vitest';
import { chromiumExtensionId } from './chromium-extension-id.ts';

it('computes the id that Chromium shows for this key', () => {
  // Key and id as Chromium itself paired them when it loaded an extension with this key.
  const key =
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAywUFjdF7eOKVcUDpmw0fRccAnwMrQZxJOcwiNJ2RF5vpMDSXAHd54KYm/gX/aBjgBf1VgWdPoLht3fMGeC53Too5FH7mX/LjT3ObCBH6f18T9QNMtXcCh8+KE8XznsBFtjQngoatLhGw2Y5ejRsD+micWbBl2Hq3V8zUsJ4S7CiNmgBtdcU/9ohpAVDoyeJ+aJe8mOvQgqmaMuKaie+ZiBB9GHWAU6qxQDhH3fIQIBuslUlVoGuHmtHk/olbv5W2uhRaOK4Vf9mNeZQWH9iiioPFtSIh+PziiOX9+OzKKH046aOZeL0sp0XIro1wf6Z1Mj1H7AV69dAq7egfhP/c5wIDAQAB';
  expect(chromiumExtensionId(key)).toBe('gcalhlhhffddfpdmlmbmhmlioeakbdoc');
});
