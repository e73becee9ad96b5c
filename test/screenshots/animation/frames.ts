import type { Page } from 'puppeteer-core';

/** One picture of an animation, and how long it stays, in milliseconds. */
export interface Frame {
  picture: Uint8Array;
  lasts: number;
}

/** The least time between two pictures, in milliseconds: more of them are not seen. */
const INTERVAL = 80;

/** Takes pictures of a page while something happens in it; those that follow each other and are alike are one. */
export async function filmWhile(page: Page, happens: () => Promise<void>): Promise<Frame[]> {
  const taken: { picture: Uint8Array; at: number }[] = [];
  const state = { ended: false };
  const take = async (): Promise<void> => {
    const at = performance.now();
    const picture = await page.screenshot();
    const last = taken.at(-1);
    if (!last || !Buffer.from(last.picture).equals(picture)) taken.push({ picture, at });
    const left = INTERVAL - (performance.now() - at);
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  };
  const filming = (async () => {
    while (!state.ended) await take();
  })();
  try {
    await happens();
  } finally {
    state.ended = true;
    await filming;
  }
  const end = performance.now();
  return taken.map(({ picture, at }, index) => ({
    picture,
    lasts: Math.max(1, Math.round((taken[index + 1]?.at ?? end) - at)),
  }));
}
