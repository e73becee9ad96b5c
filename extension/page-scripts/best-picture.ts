/** One candidate of a `srcset`: an address, and how large it is beside the others. */
interface Candidate {
  url: string;
  size: number;
}

/** Attributes in which scripts that load pictures late keep what comes later. */
const LATE_ADDRESSES = ['data-src', 'data-original', 'data-lazy-src'];
const LATE_SETS = ['data-srcset', 'data-lazy-srcset'];

/**
 * The largest version of what an `img` shows: of its `srcset`, of the `source` that the browser chose for its `picture`,
 * or of what it would show once it is scrolled to.
 */
export function bestPicture(image: HTMLImageElement): string {
  const { baseURI } = image;
  const shown = image.currentSrc || image.src;
  const isPlaceholder = image.naturalWidth <= 1 || (shown.startsWith('data:') && shown.length < 1000);
  if (isPlaceholder) {
    const sets = LATE_SETS.flatMap((name) => image.getAttribute(name) ?? []);
    const late = sets.flatMap((set) => largestOf(set, baseURI) ?? [])[0];
    const address = LATE_ADDRESSES.flatMap((name) => image.getAttribute(name) ?? [])[0];
    const found = late ?? (address === undefined ? undefined : URL.parse(address, baseURI)?.href);
    if (found !== undefined) return found;
  }
  const sources = image.closest('picture')?.querySelectorAll('source') ?? [];
  const sets = [image.srcset, ...Array.from(sources, ({ srcset }) => srcset)];
  const chosen = sets.find((set) => candidatesOf(set, baseURI).some(({ url }) => url === shown));
  return (chosen === undefined ? undefined : largestOf(chosen, baseURI)) ?? shown;
}

/** @see https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute */
export function candidatesOf(srcset: string, base: string): Candidate[] {
  // An address may hold commas, but does not end in one.
  return [...srcset.matchAll(/([^\s,]\S*[^\s,])(?:\s+(\d+(?:[.]\d+)?)[wx])?\s*(?:,|$)/g)].flatMap(
    ([, address = '', size = '1']) => {
      const url = URL.parse(address, base)?.href;
      return url === undefined ? [] : [{ url, size: Number(size) }];
    },
  );
}

export function largestOf(srcset: string, base: string): string | undefined {
  return candidatesOf(srcset, base).toSorted((one, other) => other.size - one.size)[0]?.url;
}
