import { type MessageKey, t } from '../../i18n/text.ts';
import type { PixelRect } from '../../screenshot/pixelate.ts';
import { Field } from '../components/Field.tsx';
import styles from './ScreenshotPage.module.css';

const SIDES: readonly { side: keyof PixelRect; label: MessageKey; along: 'width' | 'height' }[] = [
  { side: 'left', label: 'screenshot_left', along: 'width' },
  { side: 'top', label: 'screenshot_top', along: 'height' },
  { side: 'width', label: 'screenshot_width', along: 'width' },
  { side: 'height', label: 'screenshot_height', along: 'height' },
];

interface MarkFieldsProps {
  mark: PixelRect;
  /** Of the picture, in pixels. */
  size: Pick<PixelRect, 'width' | 'height'>;
  onMark: (mark: PixelRect) => void;
}

/** The part that is marked, in numbers. */
export function MarkFields({ mark, size, onMark }: MarkFieldsProps) {
  return (
    <fieldset className={styles.mark}>
      <legend>{t('screenshot_mark')}</legend>
      {SIDES.map(({ side, label, along }) => (
        <Field key={side} label={t(label)}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={side === along ? 1 : 0}
              max={size[along]}
              step={1}
              data-mark={side}
              value={mark[side]}
              onChange={({ currentTarget }) => {
                const value = currentTarget.valueAsNumber;
                if (Number.isFinite(value)) onMark({ ...mark, [side]: Math.max(0, Math.round(value)) });
              }}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}
