import type { WalkedEntry } from './walk-folders.ts';

/** What is read of a `DataTransferItem`. */
interface TransferItem {
  kind: string;
  getAsFile(): File | null;
  webkitGetAsEntry(): WalkedEntry | null;
}

/** What is read of a `DataTransfer` (HTML Standard, "drag and drop"). */
interface Transfer {
  items: Iterable<TransferItem>;
  getData(format: string): string;
}

export interface Transferred {
  files: readonly File[];
  /** Folders are walked later: their entries outlive the event. */
  folders: readonly WalkedEntry[];
  /** An address that was dragged, or text; empty for none. */
  text: string;
  html: string;
}

/** Reads a drop or a paste. To be called straight from the event: a browser empties the transfer after it. */
export function readTransfer(transfer: Transfer): Transferred {
  const files: File[] = [];
  const folders: WalkedEntry[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory === true) {
      folders.push(entry);
      continue;
    }
    const file = item.getAsFile();
    if (file) files.push(file);
  }
  return {
    files,
    folders,
    text: transfer.getData('text/uri-list') || transfer.getData('text/plain'),
    html: transfer.getData('text/html'),
  };
}
