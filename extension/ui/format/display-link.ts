/** A link without its protocol, as it is shown. */
export function displayLink(link: string): string {
  return link.replace(/^https?:\/\//, '');
}

/** The host of an address, with its port; the address itself where it has none. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host || address;
}
