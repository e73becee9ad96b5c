import type { ReactNode } from 'react';

interface IconProps {
  /** Of its lines, in its own 16ths. */
  strokeWidth?: number;
  children: ReactNode;
}

/** Icons are drawn on 16 × 16, in the colour of the text, and hidden from screen readers: the words beside them speak. */
export function Icon({ strokeWidth = 1.5, children }: IconProps) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}
