import { useEffect, useRef, type PointerEvent } from 'react';
import { t } from '../../i18n/text.ts';
import type { PixelRect } from '../../screenshot/pixelate.ts';
import type { Corner } from '../../screenshot/rectangle-between.ts';
import { markBetween } from './mark.ts';
import styles from './Picture.module.css';

interface PictureProps {
  canvas: OffscreenCanvas;
  mark: PixelRect | null;
  onMark: (mark: PixelRect | null) => void;
}

/** Shows the picture, in which a part is marked by dragging; the fields beside it do the same by keyboard. */
export function Picture({ canvas, mark, onMark }: PictureProps) {
  const shown = useRef<HTMLCanvasElement>(null);
  const from = useRef<Corner | null>(null);
  const { width, height } = canvas;

  useEffect(() => {
    const context = shown.current?.getContext('2d');
    context?.clearRect(0, 0, canvas.width, canvas.height);
    context?.drawImage(canvas, 0, 0);
  }, [canvas]);

  const cornerOf = ({ clientX, clientY, currentTarget }: PointerEvent): Corner => {
    const box = currentTarget.getBoundingClientRect();
    return { x: ((clientX - box.left) / box.width) * width, y: ((clientY - box.top) / box.height) * height };
  };
  return (
    <figure className={styles.figure} aria-label={t('screenshot_picture', String(width), String(height))}>
      {/* The direction of the page does not turn a picture around. */}
      <div
        className={styles.picture}
        dir="ltr"
        data-picture=""
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = cornerOf(event);
          onMark(null);
        }}
        onPointerMove={(event) => {
          if (from.current) onMark(markBetween(from.current, cornerOf(event), { width, height }));
        }}
        onPointerUp={() => {
          from.current = null;
        }}
      >
        <canvas ref={shown} width={width} height={height} aria-hidden="true" />
        {mark && (
          <div
            className={styles.mark}
            style={{
              left: `${(mark.left / width) * 100}%`,
              top: `${(mark.top / height) * 100}%`,
              width: `${(mark.width / width) * 100}%`,
              height: `${(mark.height / height) * 100}%`,
            }}
          />
        )}
      </div>
    </figure>
  );
}
