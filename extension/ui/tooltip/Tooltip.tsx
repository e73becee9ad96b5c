import { Tooltip as Primitive } from '@base-ui/react/tooltip';
import type { AddTooltip } from './tooltip-context.ts';
import styles from './Tooltip.module.css';

/** Pixels between a control and its tooltip. */
const GAP = 6;

/** One tooltip for the whole page: each trigger says what is in it. */
const tooltip = Primitive.createHandle<string>();

/** Has an element show the tooltip of {@link Tooltip}. */
export const addTooltip: AddTooltip = (text, element) => (
  <Primitive.Trigger handle={tooltip} payload={text} render={element} />
);

/** The tooltip itself; once on a page. */
export function Tooltip() {
  return (
    <Primitive.Root handle={tooltip}>
      {({ payload }) => (
        <Primitive.Portal>
          <Primitive.Positioner
            className={styles.positioner}
            // It is the name of what it is beside, which a screen reader has said.
            aria-hidden="true"
            positionMethod="fixed"
            sideOffset={GAP}
            collisionPadding={GAP}
          >
            <Primitive.Popup className={styles.tooltip} data-tooltip="">
              {payload}
            </Primitive.Popup>
          </Primitive.Positioner>
        </Primitive.Portal>
      )}
    </Primitive.Root>
  );
}
