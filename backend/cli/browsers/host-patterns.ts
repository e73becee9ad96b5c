/** The match patterns that cover these origins, once each. Match patterns take no port: they cover every one. */
export function hostPatterns(origins: readonly string[]): string[] {
  const patterns = origins.map((origin) => {
    const { protocol, hostname } = new URL(origin);
    return `${protocol}//${hostname}/*`;
  });
  return [...new Set(patterns)];
}
