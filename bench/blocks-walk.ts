/**
 * Walks over every kind of block for as long as one lets it: `node bench/blocks-walk.ts --walks=2000 --length=40`. Each
 * fault is told once, with its seed; `--seed=N --walks=1` repeats one. The editor is bundled first: Node does not read
 * its JSX.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const { values } = parseArgs({
  options: {
    walks: { type: 'string', default: '500' },
    length: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'boolean', default: false },
  },
})

const root = fileURLToPath(new URL('..', import.meta.url))
const outfile = `${root}node_modules/.cache/blocks-walk.mjs`
mkdirSync(`${root}node_modules/.cache`, { recursive: true })
await build({
  entryPoints: [`${root}components/newsroom/editor/testing/block-walk.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  alias: { '@': root, 'next/link': 'next/link.js', 'next/navigation': 'next/navigation.js' },
  platform: 'node',
  format: 'esm',
  jsx: 'automatic',
  loader: { '.css': 'empty' },
})
const { walk } = (await import(
  outfile
)) as typeof import('../components/newsroom/editor/testing/block-walk.ts')

const kinds = new Map<string, number>()
let steps = 0
for (let seed = Number(values.seed); seed < Number(values.seed) + Number(values.walks); seed += 1) {
  const found = walk(seed, Number(values.length), () => (steps += 1))
  if (!found) continue
  const [fault = ''] = found.faults
  const kind = `${found.step}: ${fault.replace(/zq[a-j]+q/g, '#').slice(0, 90)}`
  const times = (kinds.get(kind) ?? 0) + 1
  kinds.set(kind, times)
  if (times === 1) console.log(`\nseed ${seed}, ${found.step}\n  ${found.faults.join('\n  ')}`)
  if (values.steps) console.log(found.steps.join('\n'))
}
for (const [kind, times] of [...kinds].toSorted(([, a], [, b]) => b - a)) console.log(`${times} × ${kind}`)
console.log(`${steps} steps in ${values.walks} walks, ${kinds.size} kinds of fault`)
process.exit(kinds.size ? 1 : 0)
