import type { Screenshot } from '../../../extension/screenshot/screenshot.ts';

const WIDTH = 960;
const HEIGHT = 540;

/** A picture of a page that never was. */
export function sampleScreenshot(): Screenshot {
  return {
    name: 'Quarterly report',
    pageUrl: 'https://pail.example/report',
    pieces: [{ png: drawPage(), top: 0 }],
    windowWidth: WIDTH,
    area: null,
    isCut: false,
  };
}

function drawPage(): Blob {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: HEIGHT });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas here.');
  const fill = (colour: string, left: number, top: number, width: number, height: number): void => {
    context.fillStyle = colour;
    context.fillRect(left, top, width, height);
  };
  fill('#f4f1ea', 0, 0, WIDTH, HEIGHT);
  fill('#24405e', 0, 0, WIDTH, 56);
  fill('#d98f5c', 48, 104, 360, 240);
  for (let line = 0; line < 12; line++) fill('#8b8f94', 456, 104 + line * 30, line % 4 === 3 ? 240 : 420, 12);
  const base64 = canvas.toDataURL('image/png').split(',')[1] ?? '';
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: 'image/png' });
}
