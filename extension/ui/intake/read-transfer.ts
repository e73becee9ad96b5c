/** What is read of a `DataTransferItem`. */
interface TransferItem {
  kind: string;
  getAsFile(): File | null;
  webkitGetAsEntry(): { isDirectory: boolean } | null;
}

/** What is read of a `DataTransfer` (HTML Standard, "drag and drop"). */
interface Transfer {
  items: Iterable<TransferItem>;
}

export interface TransferredFiles {
  files: readonly File[];
  /** Whether there were folders beside them, which a `File` cannot stand for. */
  hasFolders: boolean;
}

/** Reads a drop or a paste. To be called straight from the event: a browser empties the transfer after it. */
export function readTransfer({ items }: Transfer): TransferredFiles {
  const files: File[] = [];
  let hasFolders = false;
  for (const item of items) {
    if (item.kind !== 'file') continue;
    if (item.webkitGetAsEntry()?.isDirectory === true) {
      hasFolders = true;
      continue;
    }
    const file = item.getAsFile();
    if (file) files.push(file);
  }
  return { files, hasFolders };
}
