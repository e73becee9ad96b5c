import { bytes } from '../site.ts';
import { type HardPage, OTHER_SITE, pageOfImage, somePicture } from './hard-page.ts';

function policyPage(
  name: string,
  pageHeaders: Readonly<Record<string, string>>,
  imageHeaders: Readonly<Record<string, string>>,
  src: string,
  attributes = '',
): HardPage {
  const picture = somePicture();
  return {
    name,
    html: pageOfImage(src, attributes),
    headers: pageHeaders,
    answers: { 'photo.png': bytes('image/png', picture, imageHeaders) },
    cases: [{ source: 'image', expected: { uploaded: picture } }],
  };
}

const elsewhere = `${OTHER_SITE}/photo.png`;

/** Pages whose headers forbid much. */
export const POLICY_PAGES: readonly HardPage[] = [
  policyPage('picture of another site, no CORS', {}, {}, elsewhere),
  policyPage(
    'picture of another site, CORS for all',
    {},
    { 'access-control-allow-origin': '*' },
    elsewhere,
    'crossorigin',
  ),
  policyPage(
    'Cross-Origin-Resource-Policy: same-origin',
    {},
    { 'cross-origin-resource-policy': 'same-origin' },
    'photo.png',
  ),
  policyPage(
    'Cross-Origin-Resource-Policy: same-site',
    {},
    { 'cross-origin-resource-policy': 'same-site' },
    'photo.png',
  ),
  policyPage(
    'Cross-Origin-Resource-Policy: same-origin, seen from another site',
    {},
    { 'cross-origin-resource-policy': 'same-origin' },
    elsewhere,
  ),
  policyPage(
    'Cross-Origin-Embedder-Policy: require-corp',
    { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
    { 'cross-origin-resource-policy': 'cross-origin' },
    elsewhere,
  ),
  policyPage(
    'Cross-Origin-Embedder-Policy: credentialless',
    { 'cross-origin-embedder-policy': 'credentialless' },
    {},
    elsewhere,
  ),
  policyPage(
    'strict Content-Security-Policy',
    { 'content-security-policy': "default-src 'none'; img-src 'self'" },
    {},
    'photo.png',
  ),
];
