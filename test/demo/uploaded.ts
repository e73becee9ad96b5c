/** One upload of the demo, with what its link gave back. */
export interface Uploaded {
  source: 'drop' | 'page';
  name: string;
  /** Bytes. */
  size: number;
  /** SHA-256 in hex of what was uploaded. */
  sha256: string;
  link: string;
  /** SHA-256 in hex of what the link gave back. */
  fetchedSha256: string;
}

export function isEqual({ sha256, fetchedSha256 }: Uploaded): boolean {
  return sha256 === fetchedSha256;
}

/** A line for programs. */
export function formatJson({ source, name, size, sha256, link, fetchedSha256 }: Uploaded): string {
  return JSON.stringify({ source, name, size, sha256, link, fetchedSha256 });
}

const HOW: Record<Uploaded['source'], string> = { drop: 'dropped', page: 'right-clicked' };

/** A few lines for people. */
export function formatText(uploaded: Uploaded): string {
  const { source, name, size, sha256, link, fetchedSha256 } = uploaded;
  return [
    `${isEqual(uploaded) ? '✓' : '✗'} ${name} (${HOW[source]}, ${size.toLocaleString('en')} bytes)`,
    `  link             ${link}`,
    `  sha256           ${sha256}`,
    `  sha256 of link   ${fetchedSha256}${isEqual(uploaded) ? '' : '  NOT EQUAL'}`,
  ].join('\n');
}
