import { z } from 'zod';

/** What a person drags of a page, as the page's document knows it. */
export const draggedThingSchema = z.object({
  /** The address that the browser gives to where it is dropped. By it the thing is known again. */
  address: z.string().min(1),
  kind: z.enum(['image', 'link']),
  /** Where it is: of an image its largest version, of which the browser tells nothing. */
  url: z.string().min(1),
  /** The address of the document that it stands in. */
  pageUrl: z.string(),
});

export type DraggedThing = z.infer<typeof draggedThingSchema>;

/** What the script in each document of a tab tells of drags; the background passes on all but the start to the tab's own document. */
export const pageDragSchema = z.discriminatedUnion('pageDrag', [
  z.object({ pageDrag: z.literal('started'), thing: draggedThingSchema }),
  /** Something that Pail takes is dragged over a frame of the page. */
  z.object({ pageDrag: z.literal('over') }),
  /** It was let go, or given up. */
  z.object({ pageDrag: z.literal('ended') }),
]);

export type PageDrag = z.infer<typeof pageDragSchema>;

/** What the drop target tells the page that it stands in: that something is over it, that it has it, and how that went. */
export const targetNewsSchema = z.enum(['over', 'taken', 'failed', 'finished']);

export type TargetNews = z.infer<typeof targetNewsSchema>;

/** What the script in a tab's own document is told. */
export const dropTargetOrderSchema = z.discriminatedUnion('dropTarget', [
  z.object({ dropTarget: z.literal('drag'), drag: z.enum(['over', 'ended']) }),
  z.object({ dropTarget: z.literal('news'), news: targetNewsSchema }),
  /** The user wants none any more. */
  z.object({ dropTarget: z.literal('off') }),
]);

export type DropTargetOrder = z.infer<typeof dropTargetOrderSchema>;
