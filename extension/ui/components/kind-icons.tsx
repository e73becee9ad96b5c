import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

const SHAPES = {
  image: (
    <>
      <rect x="2.25" y="3" width="11.5" height="10" rx="1.75" />
      <circle cx="5.75" cy="6.25" r="1" />
      <path d="m2.5 11.25 3-2.75 2.25 2 2.75-3 3 3" />
    </>
  ),
  video: (
    <>
      <rect x="2.25" y="3" width="11.5" height="10" rx="1.75" />
      <path d="M6.75 6v4l3.25-2z" />
    </>
  ),
  audio: (
    <>
      <path d="M6 11.5V4l6.5-1.25v7.5" />
      <circle cx="4.5" cy="11.5" r="1.5" />
      <circle cx="11" cy="10.25" r="1.5" />
    </>
  ),
  other: (
    <>
      <path d="M9 2.25H5a1.5 1.5 0 0 0-1.5 1.5v8.5a1.5 1.5 0 0 0 1.5 1.5h6a1.5 1.5 0 0 0 1.5-1.5V5.75z" />
      <path d="M8.75 2.5V6h3.5" />
    </>
  ),
} satisfies Record<string, ReactNode>;

function shapeOf(contentType: string): ReactNode {
  if (contentType.startsWith('image/')) return SHAPES.image;
  if (contentType.startsWith('video/')) return SHAPES.video;
  if (contentType.startsWith('audio/')) return SHAPES.audio;
  return SHAPES.other;
}

/** A picture of what kind of file it is; only for the eye. */
export function KindIcon({ contentType }: { contentType: string }) {
  return <Icon strokeWidth={1.25}>{shapeOf(contentType)}</Icon>;
}
