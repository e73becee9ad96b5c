import { z } from 'zod';

/** What a script that looks at a page is told: it has no other arguments. */
export interface PageQuestion {
  /** The address of the picture that was clicked; null to look at what lies under the pointer. */
  src: string | null;
  /** Firefox's own name of the element that was clicked. */
  targetElementId: number | null;
}

/** Where a script in a page finds its {@link PageQuestion}: a global variable of the extension's own world there. */
export const PAGE_QUESTION = 'pailQuestion';

/** The picture that a page has at a place; null where there is none. `tainted`: the page itself may not read it. */
export const foundPictureSchema = z
  .discriminatedUnion('found', [
    z.object({ found: z.literal('address'), url: z.url() }),
    z.object({ found: z.literal('tainted') }),
  ])
  .nullable();

export type FoundPicture = z.infer<typeof foundPictureSchema>;

/** What is selected in a page. */
export const pageSelectionSchema = z.object({ text: z.string(), markdown: z.string() });

export type PageSelection = z.infer<typeof pageSelectionSchema>;
