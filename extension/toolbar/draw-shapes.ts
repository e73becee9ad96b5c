import type { Shape } from './icon-shapes.ts';

/** What shapes are measured in: the width of an icon. */
const UNITS = 16;

/** A quarter of a turn: canvases begin at the right, rings at the top. */
const TO_TOP = 0.25;

/** Draws shapes into a square of so many pixels. */
export function drawShapes(
  context: OffscreenCanvasRenderingContext2D,
  size: number,
  shapes: readonly Shape[],
): void {
  context.scale(size / UNITS, size / UNITS);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const shape of shapes) {
    context.beginPath();
    switch (shape.kind) {
      case 'arc':
        arc(context, shape.radius, shape.from, shape.to);
        stroke(context, shape);
        break;
      case 'disc':
        arc(context, shape.radius, 0, 1);
        context.fillStyle = shape.colour;
        context.fill();
        break;
      case 'line':
        for (const [x, y] of shape.points) context.lineTo(x, y);
        stroke(context, shape);
        break;
    }
  }
}

function arc(context: OffscreenCanvasRenderingContext2D, radius: number, from: number, to: number): void {
  const radians = (turns: number): number => (turns - TO_TOP) * 2 * Math.PI;
  context.arc(UNITS / 2, UNITS / 2, radius, radians(from), radians(to));
}

function stroke(
  context: OffscreenCanvasRenderingContext2D,
  { width, colour }: { width: number; colour: string },
): void {
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}
