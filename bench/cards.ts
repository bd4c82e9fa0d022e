/**
 * Processor time, size and memory of social cards: `npx node bench/cards.ts [renders]`, 10,000 of them for what memory
 * does in the long run. What is over its goal is said.
 */
import type { CardShape } from '../lib/card/card.ts'
import { type RenderedCard, renderCard } from '../lib/card/render-card.ts'
import { sampleCards } from '../lib/card/sample-cards.ts'

const renders = Number(process.argv[2] ?? 300)
const samples = await sampleCards()

const megabytes = () => Math.round(process.memoryUsage().rss / 1e6)
const heap = () => Math.round(process.memoryUsage().heapUsed / 1e6)
const quantile = (values: number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? 0

/** Milliseconds of processor, of all threads: nothing else goes on in this process. */
async function timed(index: number): Promise<{ ms: number; shape: CardShape; rendered: RenderedCard }> {
  const { card, shape } = samples[index % samples.length]!
  const before = process.cpuUsage()
  const rendered = await renderCard(card, shape)
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, shape, rendered }
}

/** Of wide cards, the ones that are asked for. */
const goals = {
  'image/png': { ms: 40, kilobytes: 60 },
  'image/jpeg': { ms: 80, kilobytes: 60 },
}

console.log(`start: ${megabytes()} MB resident`)
const cold = await timed(0)
console.log(`cold: ${cold.ms.toFixed(0)} ms, ${megabytes()} MB`)
for (let i = 0; i < samples.length; i++) await timed(i)
console.log(`every sample once (${samples.length}): ${megabytes()} MB`)

const found: { ms: number; shape: CardShape; type: RenderedCard['contentType']; bytes: number }[] = []
for (let i = 0; i < renders; i++) {
  const { ms, shape, rendered } = await timed(i)
  // The picture itself is not kept: it would be what is measured.
  found.push({ ms, shape, type: rendered.contentType, bytes: rendered.body.length })
  if ((i + 1) % Math.ceil(renders / 10) === 0)
    console.log(`after ${i + 1}: ${megabytes()} MB resident, ${heap()} MB of JavaScript`)
}
for (const shape of ['wide', 'square'] as const) {
  for (const type of ['image/png', 'image/jpeg'] as const) {
    const of = found.filter((each) => each.type === type && each.shape === shape)
    const times = of.map(({ ms }) => ms)
    const sizes = of.map(({ bytes }) => bytes / 1000)
    const [ms, kilobytes] = [quantile(times, 0.5), quantile(sizes, 0.5)]
    const isOver = shape === 'wide' && (ms > goals[type].ms || kilobytes > goals[type].kilobytes)
    console.log(
      `${shape} ${type}, ${of.length} warm: median ${ms.toFixed(0)} ms of processor, 95 % ${quantile(times, 0.95).toFixed(0)} ms; ` +
        `median ${kilobytes.toFixed(1)} KB, largest ${Math.max(...sizes).toFixed(1)} KB` +
        (isOver ? `; NOT reached: ${goals[type].ms} ms and ${goals[type].kilobytes} KB` : ''),
    )
  }
}
console.log(`end: ${megabytes()} MB`)
