/**
 * Where cities are, by name: {@link ./places.tsv}, taken from GeoNames (https://www.geonames.org, CC BY 4.0): capitals,
 * cities of half a million, and in the countries that the paper's languages are spoken in, of fifty thousand. Largest
 * first. Latitude, longitude, names; tabs between. On the server alone.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../arabic/fold.ts'

export type Coordinates = { latitude: number; longitude: number }

let known: Map<string, Coordinates> | null = null

/** As names are compared. */
const keyOf = (name: string): string =>
  fold(name)
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .replace(/^(ال|les? |la |the )(?=\p{L}{3})/u, '')

function load(): Map<string, Coordinates> {
  const made = new Map<string, Coordinates>()
  // From the working directory, not import.meta.url: inside Next's server bundle the latter points into .next/.
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib/map/places.tsv')
  for (const line of readFileSync(/* turbopackIgnore: true */ file, 'utf8').trim().split('\n')) {
    const [latitude, longitude, ...names] = line.split('\t')
    const at = { latitude: Number(latitude), longitude: Number(longitude) }
    // Of two with one name the larger one is meant; the other has coordinates.
    for (const key of names.map(keyOf)) if (key && !made.has(key)) made.set(key, at)
  }
  return made
}

/** Where a city is; null where the list has none of that name. */
export function cityNamed(name: string): Coordinates | null {
  known ??= load()
  // «جدة، السعودية» is Jeddah.
  const [first = ''] = name.split(/[,،(]/)
  return known.get(keyOf(name)) ?? known.get(keyOf(first)) ?? null
}
