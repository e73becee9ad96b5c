import { GATED_PAGES } from './gates.ts';
import type { HardPage } from './hard-page.ts';
import { HIDDEN_PICTURE_PAGES } from './hidden-pictures.ts';
import { IN_PAGE_PAGES } from './in-page.ts';
import { PLAIN_PAGE } from './plain.ts';
import { POLICY_PAGES } from './policies.ts';
import { TAB_PAGES } from './tabs.ts';
import { TRANSFER_PAGES } from './transfers.ts';
import { TYPE_PAGES } from './types.ts';

/** Every page that Pail is tried on. */
export const HARD_PAGES: readonly HardPage[] = [
  PLAIN_PAGE,
  ...GATED_PAGES,
  ...POLICY_PAGES,
  ...TRANSFER_PAGES,
  ...TYPE_PAGES,
  ...IN_PAGE_PAGES,
  ...HIDDEN_PICTURE_PAGES,
  ...TAB_PAGES,
];
