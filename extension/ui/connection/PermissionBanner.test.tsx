import { expect, test } from 'vitest';
import { connectionView } from '../testing/sample-views.ts';
import { renderMarkup } from '../testing/render-markup.tsx';
import { ConnectionsContext } from './connections-context.ts';
import { PermissionBanner } from './PermissionBanner.tsx';

const connection = connectionView({ title: 'Work', hostsToAllow: ['pail.example', 'bucket.example'] });

test('names every host that is to be allowed', () => {
  const html = renderMarkup(<PermissionBanner connection={connection} />);
  expect(html).toContain('permission to reach pail.example and bucket.example');
  expect(html).not.toContain('Work');
});

test('names the connection where there are several', () => {
  const html = renderMarkup(
    <ConnectionsContext value={[connection, connectionView({ id: 'other' })]}>
      <PermissionBanner connection={connection} />
    </ConnectionsContext>,
  );
  expect(html).toContain('Work');
});
