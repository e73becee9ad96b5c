import { useEffect, useState } from 'react';
import { toErrorValue, type ErrorValue } from '../../../shared/errors/pail-error.ts';
import { edited, joinPieces, wholeOf } from '../../screenshot/draw-screenshot.ts';
import { partLeft, partOf, type Edit } from '../../screenshot/edits.ts';
import type { PixelRect } from '../../screenshot/pixelate.ts';
import type { Screenshot } from '../../screenshot/screenshot.ts';
import { useClient } from '../hooks/client-context.ts';

/** A picture that was taken, as it is now. */
export interface EditedScreenshot {
  taken: Screenshot;
  canvas: OffscreenCanvas;
  edits: readonly Edit[];
  /** @param part in the pixels of what is left of the picture */
  edit: (what: Edit['what'], part: PixelRect) => void;
  undo: () => void;
}

/** The picture that this page is for; an error where it is gone, undefined while it is being put together. */
export function useScreenshot(): EditedScreenshot | ErrorValue | undefined {
  const client = useClient();
  const [opened, setOpened] = useState<{ taken: Screenshot; picture: ImageBitmap } | ErrorValue>();
  const [edits, setEdits] = useState<readonly Edit[]>([]);
  const [canvas, setCanvas] = useState<OffscreenCanvas>();

  useEffect(() => {
    const open = async (): Promise<void> => {
      const taken = await client.screenshots.open();
      const picture = await joinPieces(taken);
      setCanvas(edited(picture, []));
      setOpened({ taken, picture });
    };
    open().catch((error: unknown) => setOpened(toErrorValue(error)));
  }, [client]);

  if (!opened || 'code' in opened) return opened;
  if (!canvas) return undefined;
  const { taken, picture } = opened;
  const change = (next: readonly Edit[]): void => {
    setEdits(next);
    setCanvas(edited(picture, next));
  };
  return {
    taken,
    canvas,
    edits,
    edit: (what, part) => change([...edits, { what, part: partOf(partLeft(wholeOf(picture), edits), part) }]),
    undo: () => change(edits.slice(0, -1)),
  };
}
