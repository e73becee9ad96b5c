import { createPailClient } from '../messaging/create-pail-client.ts';
import { App, type AppPlace } from '../ui/App.tsx';
import { drawPage } from './draw-page.tsx';

/** Draws Pail's interface into a page of the extension. */
export function mountPage(place: AppPlace): void {
  drawPage(() => <App client={createPailClient()} place={place} />);
}
