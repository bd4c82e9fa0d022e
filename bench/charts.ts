/**
 * What a chart takes that was not drawn before, at both widths: table, labels measured by our shaping, SVG. A minute.
 * Each round has words that no round before had. `node bench/charts.ts`
 */
import { chartKinds } from '../lib/chart/chart.ts'
import { chartOf, isDrawn } from '../lib/chart/chart-of.ts'
import { shapedWidth } from '../lib/chart/shaped-width.ts'
import { type Locale, localeTable } from '../lib/locale/table.ts'

const words = {
  ar: ['الموانئ', 'التحويلات', 'الكهرباء', 'المزارع', 'الأسواق', 'المدارس', 'الطرق', 'المياه'],
  en: ['Harbours', 'Transfers', 'Electricity', 'Farms', 'Markets', 'Schools', 'Roads', 'Water'],
  ur: ['بندرگاہیں', 'ترسیلات', 'بجلی', 'کھیت', 'بازار', 'اسکول', 'سڑکیں', 'پانی'],
}
const rounds = 200

function data(locale: keyof typeof words, round: number): string {
  const name = (i: number) => `${words[locale][(i + round) % 8]} ${words[locale][(i * 3 + 1) % 8]} ${round}`
  const rows = Array.from({ length: 12 }, (_, i) => [name(i), i * 7.5, 90 - i * i, 20 + ((i * round) % 31)])
  return [['', name(20), name(21), name(22)], ...rows].map((row) => row.join('\t')).join('\n')
}

console.log('kind            language  median ms   99th   KB of both')
for (const locale of ['ar', 'en', 'ur'] as const satisfies Locale[]) {
  const { reading } = localeTable[locale]
  for (const kind of chartKinds) {
    const times: number[] = []
    let size = 0
    for (let round = 0; round < rounds; round += 1) {
      const attrs = { kind, data: data(locale, chartKinds.indexOf(kind) * rounds + round) }
      const from = performance.now()
      const chart = chartOf(attrs, { locale, reading, measure: shapedWidth(locale) })
      times.push(performance.now() - from)
      if (isDrawn(chart)) size = chart.narrow.svg.length + chart.wide.svg.length
    }
    times.sort((a, b) => a - b)
    const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(8)
    console.log(kind.padEnd(15), locale.padEnd(8), at(0.5), at(0.99), (size / 1024).toFixed(1).padStart(9))
  }
}
