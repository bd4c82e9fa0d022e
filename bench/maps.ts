/**
 * What a map takes that was not drawn before, at both widths: places found, shapes laid flat, labels measured, SVG. Half
 * a minute. Each round has a middle or figures that no round before had. Processor time, not the clock's.
 * `node bench/maps.ts`
 */
import { shapedWidth } from '../lib/chart/shaped-width.ts'
import { type Locale, localeTable } from '../lib/locale/table.ts'
import type { MapAttributes } from '../lib/map/map.ts'
import { isMapDrawn, mapOf } from '../lib/map/map-of.ts'

const arab = 'DZ EG MA TN LY SD MR SO DJ JO SY LB PS IQ SA YE OM AE QA KW BH KM'.split(' ')
const cities = ['جدة', 'القاهرة', 'Paris', 'کراچی', 'بغداد', 'تونس', 'Lagos', 'Jakarta']
const rounds = 100

const figures = (codes: readonly string[], round: number): string =>
  ['بلد\tرقم', ...codes.map((code, i) => `${code}\t${(i * 7 + round) % 43}`)].join('\n')

const kinds: Record<string, (round: number) => MapAttributes> = {
  places: (round) => ({
    places: `${cities[round % 8]}\nموضع ${round}\t${((round * 1.7) % 60).toFixed(2)}, ${((round * 3.1) % 170).toFixed(2)}`,
    inset: 'globe',
  }),
  region: (round) => ({
    places: `نقطة ${round}\t${15 + (round % 20)}, ${30 + (round % 25)}`,
    frame: 'الشرق الأوسط',
  }),
  countries: (round) => ({ data: figures(arab, round) }),
  world: (round) => ({ data: figures([...arab, 'US', 'CN', 'BR', 'IN', 'FR'], round), frame: 'world' }),
}

const took = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const draw = (attrs: MapAttributes, locale: Locale) =>
  mapOf(attrs, { locale, reading: localeTable[locale].reading, measure: shapedWidth(locale) })

console.log(`read and simplified, once: ${took(() => draw(kinds.countries?.(0) ?? {}, 'ar')).toFixed(0)} ms`)
draw(kinds.places?.(0) ?? {}, 'ar')
draw(kinds.world?.(0) ?? {}, 'ar')
console.log('map         language  median ms   90th   KB of both')
for (const locale of ['ar', 'en', 'ur'] as const)
  for (const [kind, attrsOf] of Object.entries(kinds)) {
    const times: number[] = []
    let size = 0
    for (let round = 1; round <= rounds; round += 1)
      times.push(
        took(() => {
          const map = draw(attrsOf(round), locale)
          if (isMapDrawn(map)) size += map.narrow.svg.length + map.wide.svg.length
        }),
      )
    times.sort((a, b) => a - b)
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(8)
    console.log(
      kind.padEnd(11),
      locale.padEnd(8),
      at(0.5),
      at(0.9),
      (size / rounds / 1024).toFixed(1).padStart(9),
    )
  }
