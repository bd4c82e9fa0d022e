import { type SQL, sql } from 'drizzle-orm'
import { media } from '../../db/tables/people-and-pictures.ts'

/**
 * Bits of 128 in which pictures that look alike differ at most. On our drawings and photographs: another size, format,
 * brightness or colour moves up to 8, a lost margin of three in a hundred up to 16; no two different pictures were
 * nearer than 46.
 */
export const alikeWithin = 20

/** In how many bits a picture differs from another; null where either looks like nothing. */
export const differsBy = (likeness: string): SQL<number> =>
  sql<number>`bit_count(${media.likeness} # ${likeness}::bit(128))`
