/** Where the interface is shown: it is the same one, at three sizes. */
export type Place = 'popup' | 'panel' | 'window';
