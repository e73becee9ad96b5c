import type { MessageKey } from '../../i18n/text.ts';
import type { LinkFormatKind } from '../../../shared/messages/link-format.ts';

/** What each format of links is called. */
export const FORMAT_KEYS: Readonly<Record<LinkFormatKind, MessageKey>> = {
  url: 'format_url',
  markdown: 'format_markdown',
  html: 'format_html',
  bbcode: 'format_bbcode',
  custom: 'format_custom',
};
