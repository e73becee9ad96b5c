import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { createPailClient } from '../../messaging/create-pail-client.ts';
import { App } from '../../ui/App.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root.');

// The same page is shown in the popup and, larger, in a window of its own.
const inPopup = browser.extension.getViews({ type: 'popup' }).includes(window);

createRoot(root).render(
  <StrictMode>
    <App client={createPailClient()} inPopup={inPopup} />
  </StrictMode>,
);
