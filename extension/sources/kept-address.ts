import { MAX_SOURCE_URL_LENGTH } from '../../shared/limits.ts';

/** The first of these addresses that the backend keeps with a file; null for none. */
export function keptAddress(addresses: readonly (string | null)[]): string | null {
  const isKept = (address: string | null): boolean =>
    address !== null && /^https?:/.test(address) && address.length <= MAX_SOURCE_URL_LENGTH;
  return addresses.find(isKept) ?? null;
}
