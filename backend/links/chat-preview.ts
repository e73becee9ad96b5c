/**
 * Programs that open an address only to show what is behind it: chats, mail scanners, search engines. Each says so in
 * its User-Agent (developers.facebook.com/docs/sharing/webmasters/web-crawlers, api.slack.com/robots,
 * developers.google.com/search/docs/crawling-indexing/overview-google-crawlers, core.telegram.org); what calls itself a
 * bot is one.
 */
const PREVIEWERS =
  /bot\b|bot[/;_-]|crawler|spider|preview|facebookexternalhit|facebookcatalog|whatsapp|slack|telegram|discord|twitter|skype|linkedin|mastodon|pinterest|signal|vkshare|embedly|iframely|google-safety|proofpoint|barracuda/i;

/** Whether a request comes from a program that only wants to show what is behind a link. */
export function isPreviewer(userAgent: string | undefined): boolean {
  return userAgent !== undefined && PREVIEWERS.test(userAgent);
}
