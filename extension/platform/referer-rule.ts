import { browser } from 'wxt/browser';

/** Requests of the extension's own pages and background belong to no tab. */
const NO_TAB = -1;

/** After this the request has long been sent; in milliseconds. */
const LONGEST_MS = 60_000;

/** Ids of a session's rules are numbers of 31 bits. */
const MAX_RULE_ID = 2 ** 31 - 1;

/**
 * What changes the rules goes one after the other, and first of all those of an earlier life of the background are
 * taken away: it was stopped before it could do so.
 */
let last: Promise<unknown> | null = null;

function inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
  const next = (last ?? removeAll()).then(change);
  last = next.catch(() => {});
  return next;
}

async function removeAll(): Promise<void> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  const removeRuleIds = rules.map(({ id }) => id);
  if (removeRuleIds.length > 0) await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds });
}

/** Takes away the rules that an earlier life of the background left. To be called while it starts. */
export function removeOldRefererRules(): Promise<void> {
  return inTurn(() => Promise.resolve());
}

/**
 * Has the next request of the extension's own to this address carry a page's Referer, as the page's request would.
 * `fetch` cannot set it: it is a forbidden header. Where the site looks at Origin too, it sees none, as from an `img`.
 * @returns the rule, to be taken away when the answer is there
 */
export async function addRefererRule(url: string, referrer: string): Promise<number> {
  const id = 1 + Math.floor(Math.random() * MAX_RULE_ID);
  await inTurn(() =>
    browser.declarativeNetRequest.updateSessionRules({
      addRules: [
        {
          id,
          action: {
            type: 'modifyHeaders',
            requestHeaders: [
              { header: 'referer', operation: 'set', value: referrer },
              { header: 'origin', operation: 'remove' },
            ],
          },
          condition: {
            urlFilter: `|${withoutFragment(url)}|`,
            resourceTypes: ['xmlhttprequest', 'other'],
            requestMethods: ['get'],
            tabIds: [NO_TAB],
          },
        },
      ],
    }),
  );
  setTimeout(() => void removeRefererRule(id).catch(() => {}), LONGEST_MS);
  return id;
}

export function removeRefererRule(rule: number): Promise<void> {
  return inTurn(() => browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [rule] }));
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}
