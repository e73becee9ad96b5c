import { Icon } from './Icon.tsx';

export const FolderIcon = () => (
  <Icon>
    <path d="M1.75 12V4.25a1.5 1.5 0 0 1 1.5-1.5h2.5l1.75 2h5.25a1.5 1.5 0 0 1 1.5 1.5V12a1.25 1.25 0 0 1-1.25 1.25H3A1.25 1.25 0 0 1 1.75 12Z" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m4.25 4.25 7.5 7.5m0-7.5-7.5 7.5" />
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
