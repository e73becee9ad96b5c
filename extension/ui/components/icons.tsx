import type { ReactNode } from 'react';

/** Icons are drawn on 16 × 16, in the colour of the text, and hidden from screen readers: the words beside them speak. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const CopyIcon = () => (
  <Icon>
    <rect x="5.75" y="5.75" width="7.5" height="7.5" rx="1.75" />
    <path d="M3.5 10.25a1 1 0 0 1-.75-1V4.25a1.5 1.5 0 0 1 1.5-1.5h5a1 1 0 0 1 1 .75" />
  </Icon>
);

export const ListIcon = () => (
  <Icon>
    <path d="M6.25 4.25h7M6.25 8h7M6.25 11.75h7M2.75 4.25h.5M2.75 8h.5M2.75 11.75h.5" />
  </Icon>
);

export const FolderIcon = () => (
  <Icon>
    <path d="M1.75 12V4.25a1.5 1.5 0 0 1 1.5-1.5h2.5l1.75 2h5.25a1.5 1.5 0 0 1 1.5 1.5V12a1.25 1.25 0 0 1-1.25 1.25H3A1.25 1.25 0 0 1 1.75 12Z" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m4.25 4.25 7.5 7.5m0-7.5-7.5 7.5" />
  </Icon>
);

export const RetryIcon = () => (
  <Icon>
    <path d="M13 8a5 5 0 1 1-1.5-3.57L13 5.75" />
    <path d="M13 2.75v3h-3" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon>
    <path d="M5.75 3.75v8.5M10.25 3.75v8.5" />
  </Icon>
);

export const ToTopIcon = () => (
  <Icon>
    <path d="M3.75 2.75h8.5M8 13.25v-7.5M4.75 8.75 8 5.5l3.25 3.25" />
  </Icon>
);

export const TrashIcon = () => (
  <Icon>
    <path d="M2.75 4.25h10.5M6.25 4.25v-1.5h3.5v1.5M4 4.25l.6 8a1 1 0 0 0 1 1h4.8a1 1 0 0 0 1-1l.6-8M6.75 7v3.5M9.25 7v3.5" />
  </Icon>
);

export const ExternalIcon = () => (
  <Icon>
    <path d="M9.25 2.75h4v4M13 3 7.75 8.25M11.75 9v3.25a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1H7" />
  </Icon>
);

export const WindowIcon = () => (
  <Icon>
    <rect x="2.25" y="3" width="11.5" height="10" rx="1.75" />
    <path d="M2.5 6.25h11" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 5v3.5M8 10.9v.1" />
  </Icon>
);

export const InfoIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M8 7.75V11M8 5.1V5" />
  </Icon>
);

export const LockIcon = () => (
  <Icon>
    <rect x="3.25" y="7" width="9.5" height="6.25" rx="1.5" />
    <path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2" />
  </Icon>
);

export const UploadIcon = () => (
  <Icon>
    <path d="M8 10.25v-7.5M4.75 6 8 2.75 11.25 6M2.75 10.75v1a1.5 1.5 0 0 0 1.5 1.5h7.5a1.5 1.5 0 0 0 1.5-1.5v-1" />
  </Icon>
);

export const ShareIcon = () => (
  <Icon>
    <circle cx="4" cy="8" r="1.75" />
    <circle cx="11.75" cy="3.9" r="1.75" />
    <circle cx="11.75" cy="12.1" r="1.75" />
    <path d="m5.6 7.15 4.6-2.4M5.6 8.85l4.6 2.4" />
  </Icon>
);

export const SettingsIcon = () => (
  <Icon>
    <path d="M2.75 4.75h5M11.25 4.75h2M2.75 11.25h2M8.25 11.25h5" />
    <circle cx="9.5" cy="4.75" r="1.75" />
    <circle cx="6.5" cy="11.25" r="1.75" />
  </Icon>
);

export const PanelIcon = () => (
  <Icon>
    <rect x="2.25" y="3" width="11.5" height="10" rx="1.75" />
    <path d="M9.75 3.25v9.5" />
  </Icon>
);
