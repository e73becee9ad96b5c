import { PailError } from '../../shared/errors/pail-error.ts';
import { neededAddresses } from '../connection/connection-views.ts';
import { giveBackAllPages, requestAllPages, seesAllPages } from '../platform/drop-target-script.ts';
import { requestHosts, watchPermissions } from '../platform/permissions.ts';
import { readConnections } from '../settings/stored-connections.ts';
import { changePreferences, readPreferences, watchPreferences } from '../settings/stored-preferences.ts';
import type { PailClient } from './pail-client.ts';

/** Turns the drop target on pages on and off. */
export const pageDropTargetClient: PailClient['pageDropTarget'] = {
  subscribe: (listener, onError) => {
    const tell = (): void => {
      Promise.all([readPreferences(), seesAllPages()]).then(
        ([{ pageDropTarget }, seesAll]) => listener({ isOn: pageDropTarget && seesAll }),
        onError,
      );
    };
    const endings = [watchPreferences(tell, onError), watchPermissions(tell)];
    return () => {
      for (const end of endings) end();
    };
  },
  turnOn: async () => {
    if (!(await requestAllPages())) {
      throw new PailError(
        'permission_needed',
        'Without your permission to see all pages, Pail notices nothing that is dragged over them. Turn it on again and allow it, or drag onto the panel or the window of Pail.',
      );
    }
    await changePreferences({ pageDropTarget: true });
  },
  turnOff: async () => {
    await changePreferences({ pageDropTarget: false });
    await giveBackAllPages();
    // A server that was connected meanwhile was reached by that permission alone. Where the browser does not ask now, the
    // popup does.
    const { connections } = await readConnections();
    await requestHosts(connections.flatMap(neededAddresses));
  },
};
