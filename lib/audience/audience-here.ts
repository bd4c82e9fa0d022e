/** What counts in this process, for pages that Next makes. */
import type { Audience } from './audience.ts'

// On globalThis: the server and Next's bundle each have a copy of this module.
const key = Symbol.for('warraq.audience')
const holder = globalThis as { [key]?: Audience | undefined }

/** Has pages that are made here say what they found to this one. */
export const setAudience = (audience: Audience | undefined): void => {
  holder[key] = audience
}

/** That of this process; undefined where nothing is counted. */
export const audienceHere = (): Audience | undefined => holder[key]
