import {
  addDragged,
  addDropped,
  addDroppedAddress,
  tellPage,
} from '../../shared/messages/background-calls.ts';
import type { TargetNews } from '../../shared/messages/page-drag.ts';
import { defaultConnectionId } from '../connection/connected-address.ts';
import { callBackground } from './call-background.ts';
import { callEngine } from './engine-client.ts';

/**
 * What the drop target does, which is a frame in a page. Files go straight to the engine, uncopied; in Firefox, which keeps
 * the channels of such frames apart, by a message to the background, which takes files there.
 */
export const dropTargetClient = {
  /** @throws {PailError} what the engine threw */
  addFiles: async (files: readonly File[], names?: readonly string[]): Promise<void> => {
    const added = { files: [...files], ...(names && { names: [...names] }) };
    if (import.meta.env.FIREFOX) {
      await callBackground(addDropped, added);
      return;
    }
    const connectionId = await defaultConnectionId();
    await callEngine({ command: 'add-files', connectionId, origin: 'page', ...added });
  },
  addDragged: async (address: string): Promise<boolean> =>
    (await callBackground(addDragged, { address })).known,
  addAddress: async (url: string): Promise<void> => {
    await callBackground(addDroppedAddress, { url });
  },
  /** Tells the page that this frame stands in. */
  tell: async (news: TargetNews): Promise<void> => {
    await callBackground(tellPage, { news });
  },
};
