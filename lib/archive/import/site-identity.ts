import { hostOf } from './origin-of.ts'

/**
 * The name that a site is known by from one import to the next: the system, the host without `www.`, and the path, so that
 * `example.org/ar` and `example.org/en` of one network are two, and a site that moved to https is still itself.
 * @param system as `wordpress`
 * @param address of its front, where the file says one
 * @param otherwise what tells it from others of its system where the file says none
 */
export function siteIdentity(system: string, address: string | null, otherwise = 'unknown'): string {
  if (!address || !/^https?:/i.test(address) || !URL.canParse(address)) return `${system}:${otherwise}`
  return `${system}:${hostOf(address)}${new URL(address).pathname.replace(/\/+$/, '')}`
}

/** The system of a name that {@link siteIdentity} made. */
export const systemOf = (source: string): string => source.split(':', 1)[0] ?? source
