/** The registrable domain of a host, by the Public Suffix List; the list is large, and comes along with this file alone. */
import { getDomain } from 'tldts';

/** Null where the host is a public suffix itself, an IP address or no name. */
export function domainOf(hostname: string): string | null {
  return getDomain(hostname, { allowPrivateDomains: true });
}
