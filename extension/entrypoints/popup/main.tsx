import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createPailClient } from '../../messaging/create-pail-client.ts';
import { isToolbarPopup } from '../../platform/own-window.ts';
import { App } from '../../ui/App.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root.');

createRoot(root).render(
  <StrictMode>
    <App client={createPailClient()} inPopup={isToolbarPopup()} />
  </StrictMode>,
);
