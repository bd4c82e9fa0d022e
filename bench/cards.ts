/**
 * Time, size and memory of social cards: `npx node bench/cards.ts [renders]`, 10,000 of them for what memory does in
 * the long run. Times are for this machine; compare them with each other, not with a target.
 */
import { type RenderedCard, renderCard } from '../lib/card/render-card.ts'
import { sampleCards } from '../lib/card/sample-cards.ts'

const renders = Number(process.argv[2] ?? 300)
const samples = await sampleCards()

const megabytes = () => Math.round(process.memoryUsage().rss / 1e6)
const heap = () => Math.round(process.memoryUsage().heapUsed / 1e6)
const quantile = (values: number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? 0

async function timed(index: number): Promise<{ ms: number; rendered: RenderedCard }> {
  const { card, shape } = samples[index % samples.length]!
  const start = performance.now()
  const rendered = await renderCard(card, shape)
  return { ms: performance.now() - start, rendered }
}

console.log(`start: ${megabytes()} MB resident`)
const cold = await timed(0)
console.log(`cold: ${cold.ms.toFixed(0)} ms, ${megabytes()} MB`)
for (let i = 0; i < samples.length; i++) await timed(i)
console.log(`every sample once (${samples.length}): ${megabytes()} MB`)

const found: { ms: number; type: RenderedCard['contentType']; bytes: number }[] = []
for (let i = 0; i < renders; i++) {
  const { ms, rendered } = await timed(i)
  // The picture itself is not kept: it would be what is measured.
  found.push({ ms, type: rendered.contentType, bytes: rendered.body.length })
  if ((i + 1) % Math.ceil(renders / 10) === 0)
    console.log(`after ${i + 1}: ${megabytes()} MB resident, ${heap()} MB of JavaScript`)
}
for (const type of ['image/png', 'image/jpeg'] as const) {
  const of = found.filter((each) => each.type === type)
  const times = of.map(({ ms }) => ms)
  const sizes = of.map(({ bytes }) => bytes / 1000)
  console.log(
    `${type}, ${of.length} warm: median ${quantile(times, 0.5).toFixed(0)} ms, 95 % ${quantile(times, 0.95).toFixed(0)} ms; ` +
      `median ${quantile(sizes, 0.5).toFixed(1)} KB, largest ${Math.max(...sizes).toFixed(1)} KB`,
  )
}
console.log(`end: ${megabytes()} MB`)
