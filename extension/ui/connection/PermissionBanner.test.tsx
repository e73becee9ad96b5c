import { expect, test } from 'vitest';
import { renderMarkup } from '../testing/render-markup.tsx';
import { PermissionBanner } from './PermissionBanner.tsx';

test('names every host that is to be allowed', () => {
  const html = renderMarkup(<PermissionBanner hosts={['pail.example', 'bucket.example']} />);
  expect(html).toContain('permission to reach pail.example and bucket.example');
});
