import type { DropTargetOrder } from '../../../shared/messages/page-drag.ts';

/** What becomes of the drop target in its page. */
export interface TargetStage {
  show(): void;
  /** Makes room for words on what went wrong. */
  widen(): void;
  hide(): void;
}

/** While something is dragged browsers say so at least every 350 ms (HTML Standard): after so many it is elsewhere. */
export const ABSENT_MS = 1200;

/** When the drop target is there: while something is dragged over the page, and until it has done with what was dropped. */
export class TargetPresence {
  private readonly stage: TargetStage;
  private isShown = false;
  /** Something was dropped on it. */
  private isAtWork = false;
  private seenAt = 0;

  constructor(stage: TargetStage) {
    this.stage = stage;
  }

  /** Something that Pail takes is dragged over the page, one of its frames or the target. @param now milliseconds */
  over(now: number): void {
    this.seenAt = now;
    if (this.isShown) return;
    this.isShown = true;
    this.stage.show();
  }

  /** The drag ended: somewhere in the page, or given up. */
  ended(): void {
    if (!this.isAtWork) this.hide();
  }

  /** To be asked now and then: hides it when nothing has been over the page for a while. */
  look(now: number): void {
    if (now - this.seenAt > ABSENT_MS) this.ended();
  }

  /** What the background passed on. */
  told(order: Exclude<DropTargetOrder, { dropTarget: 'off' }>, now: number): void {
    if (order.dropTarget === 'drag') {
      if (order.drag === 'over') this.over(now);
      else this.ended();
      return;
    }
    // What is told of a target that is gone comes too late.
    if (!this.isShown) return;
    switch (order.news) {
      case 'over':
        this.seenAt = now;
        return;
      case 'taken':
        this.isAtWork = true;
        return;
      case 'failed':
        this.stage.widen();
        return;
      case 'finished':
        this.hide();
    }
  }

  hide(): void {
    this.isAtWork = false;
    if (!this.isShown) return;
    this.isShown = false;
    this.stage.hide();
  }
}
