/**
 * Attacks a paper of its own, and prints how many of each kind it held against:
 *
 *     node bench/attacks/run.ts [KIND…]       (a part of a kind's name; without one, all of them)
 *     ATTACK_URL=http://localhost:3000 ATTACK_DATA=./data node bench/attacks/run.ts   (a paper that is open)
 *
 * It needs a build. The cheap kinds are in `e2e/stranger-attacks.spec.ts` as well.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNewspaper } from '../../lib/testing/newspaper.ts'
import { kinds } from './kinds.ts'
import { openTarget } from './open-target.ts'
import { tryAll } from './try-all.ts'

const wanted = process.argv.slice(2)
const chosen = kinds.filter(({ name }) => wanted.length === 0 || wanted.some((each) => name.includes(each)))
const { ATTACK_URL, ATTACK_DATA } = process.env
const folder = ATTACK_DATA ?? (await mkdtemp(join(tmpdir(), 'warraq-attacked-')))
const paper = ATTACK_URL ? null : await openNewspaper({ WARRAQ_DATA: folder })
const rows: string[] = []
let all = 0
try {
  const target = await openTarget(ATTACK_URL ?? paper!.url, folder)
  for (const kind of chosen) {
    const from = performance.now()
    const { tried, failed } = await tryAll(kind, target)
    all += tried
    for (const line of failed.slice(0, Number(process.env.SHOWN ?? 20))) console.error(`  ${line}`)
    const row = `| ${kind.name} | ${tried} | ${tried - failed.length} | ${failed.length} |`
    console.error(`${row} ${Math.round((performance.now() - from) / 1_000)} s`)
    rows.push(row)
  }
} finally {
  await paper?.stop()
  if (!ATTACK_DATA) await rm(folder, { recursive: true, force: true })
}
console.log(['| Kind | Tried | Held | Failed |', '| --- | --- | --- | --- |', ...rows].join('\n'))
console.log(`\n${all} attacks`)
