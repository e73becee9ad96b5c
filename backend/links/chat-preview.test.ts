import { expect, test } from 'vitest';
import { isPreviewer } from './chat-preview.ts';

test.each([
  'WhatsApp/2.23.20.0',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
])('%s only looks', (userAgent) => {
  expect(isPreviewer(userAgent)).toBe(true);
});

test.each([
  undefined,
  'curl/8.5.0',
  'Wget/1.21',
  'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Safari/537.36',
])('%s downloads', (userAgent) => {
  expect(isPreviewer(userAgent)).toBe(false);
});
