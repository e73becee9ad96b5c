import { Icon } from './Icon.tsx';

// Of what is done with an upload or a file: fetched with the first row that has them.

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

export const CheckIcon = () => (
  <Icon>
    <path d="m3.5 8.5 3 3 6-7" />
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

export const ShareIcon = () => (
  <Icon>
    <circle cx="4" cy="8" r="1.75" />
    <circle cx="11.75" cy="3.9" r="1.75" />
    <circle cx="11.75" cy="12.1" r="1.75" />
    <path d="m5.6 7.15 4.6-2.4M5.6 8.85l4.6 2.4" />
  </Icon>
);
