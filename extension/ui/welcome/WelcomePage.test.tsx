import { describe, expect, it } from 'vitest';
import { fakeClient } from '../testing/fake-client.ts';
import { renderMarkup } from '../testing/render-markup.tsx';
import { WelcomePage } from './WelcomePage.tsx';

describe('the page of the first run', () => {
  it('begins with the connection, and shows what comes after it', () => {
    const html = renderMarkup(<WelcomePage notices={[]} onDismissNotice={() => undefined} />, fakeClient());
    expect(html.match(/data-state="\w+"/g)).toEqual([
      'data-state="now"',
      'data-state="later"',
      'data-state="later"',
    ]);
    expect(html).toContain('so the browser asks you first');
  });
});
