/** More readers than there are processors, all at once, on what is not kept; and publishing while many read. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { doc, p } from '../../../lib/story/compose.ts'
import type { Load } from '../../load.ts'
import { usageOf } from '../../process-usage.ts'
import { percentile } from '../../typing.ts'
import { ask } from '../ask.ts'
import { openDemo } from '../demo.ts'
import { bound, kill, nothing, type Paper, pagesMade, type Row, seconds, toldStatuses } from '../paper.ts'
import { newDraft, program } from '../typing.ts'
import { watch } from '../watch.ts'

const people = 2_000

/** So many readers in one moment, each on a connection of their own. */
async function crowd({ port }: Paper, path: string): Promise<{ status: number; ms: number }[]> {
  const workerData = { port, path, people }
  const thread = new Worker(new URL('../crowd-thread.ts', import.meta.url), { workerData })
  const [answers] = await once(thread, 'message')
  return answers
}

/** A page that nobody has asked for, and 2,000 who want it in one moment. */
export async function stampede(): Promise<Row[]> {
  const { paper, stories, key, sectionId, close } = await openDemo()
  const cold = stories.at(-1)
  if (!cold) throw new Error('The demo has no story')
  const watched = await watch(paper, ['/'], { key, sectionId })
  await wait(2_000)
  const before = await pagesMade(paper)
  const answers = await crowd(paper, cold.path)
  const made = (await pagesMade(paper)) - before
  await wait(2_000)
  const { row } = await watched.end()
  await kill(paper)
  await close()
  const isWell = answers.every(({ status }) => status === 200)
  const times = answers.map(({ ms }) => ms)
  return [
    {
      ...row('2,000 readers in one moment on a story that is not kept', undefined),
      readers: bound(
        isWell,
        `${toldStatuses(answers.map(({ status }) => status))}; the page was made ${made} ×`,
      ),
      slowest: `${seconds(Math.max(...times))}, half within ${seconds(percentile(times, 0.5))}`,
    },
  ]
}

/** Five times in a minute something is published that stands on the front, and 2,000 readers come. */
export async function coldFront(): Promise<Row[]> {
  const { paper, key, sectionId, close } = await openDemo()
  const asked = program(paper, key)
  const draft = await newDraft(asked, sectionId, 'خبر عاجل لاختبار الصفحة الأولى')
  const { id } = draft
  let { version } = draft
  const watched = await watch(paper, ['/latest'], { key, sectionId })
  await wait(1_000)
  const before = await pagesMade(paper)
  const waves: Awaited<ReturnType<typeof crowd>>[] = []
  for (let wave = 0; wave < 5; wave += 1) {
    const from = performance.now()
    const saved = await asked('PUT', `/drafts/${id}`, {
      baseVersion: version,
      content: {
        headline: `خبر عاجل لاختبار الصفحة الأولى ${wave}`,
        document: doc(p('فقرة.')),
        bylines: [],
      },
    })
    version = Number(saved.body.version)
    const { status, body } = await asked('POST', `/drafts/${id}/moves`, { move: 'publish' })
    if (status !== 200) throw new Error(`It could not be published: ${status} ${JSON.stringify(body)}`)
    waves.push(await crowd(paper, '/'))
    await wait(Math.max(0, 12_000 - (performance.now() - from)))
  }
  const made = (await pagesMade(paper)) - before
  const { row } = await watched.end()
  await kill(paper)
  await close()
  const answers = waves.flat()
  const times = answers.map(({ ms }) => ms)
  return [
    {
      ...row('the front published anew five times in a minute, 2,000 readers each time', undefined),
      readers: bound(
        answers.every(({ status }) => status === 200),
        `${toldStatuses(answers.map(({ status }) => status))}; ${made} pages were made in all`,
      ),
      slowest: `${seconds(Math.max(...times))}, half within ${seconds(percentile(times, 0.5))}`,
    },
  ]
}

/** 100,000 addresses that nobody has, as fast as they are answered, while others read. */
export async function notFound(): Promise<Row[]> {
  const { paper, stories, key, sectionId, close } = await openDemo()
  const path = stories[0]?.path ?? '/'
  await ask(paper, path)
  const quiet: number[] = []
  for (let n = 0; n < 40; n += 1) {
    quiet.push((await ask(paper, path)).ms)
    await wait(50)
  }
  const memoryBefore = usageOf(paper.child.pid ?? 0).memory
  const watched = await watch(paper, [path], { key, sectionId })
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const statuses: number[] = []
  let next = 0
  const from = performance.now()
  const stranger = async (): Promise<void> => {
    for (let n = next++; n < 100_000; n = next++) {
      const request = get({ port: paper.port, path: `/no-such-page-${n}`, agent })
      const status = await once(request, 'response').then(
        ([response]) => {
          response.resume()
          return once(response, 'end').then(() => Number(response.statusCode))
        },
        () => 0,
      )
      statuses.push(status)
    }
  }
  await Promise.all(Array.from({ length: 64 }, stranger))
  const took = performance.now() - from
  agent.destroy()
  await wait(2_000)
  const memoryAfter = usageOf(paper.child.pid ?? 0).memory
  const { row, answers } = await watched.end()
  await kill(paper)
  await close()
  const times = (answers.get(path) ?? []).map(({ ms }) => ms)
  const told = row('100,000 addresses that nobody has, 64 at a time', undefined)
  return [
    {
      ...told,
      readers: `strangers ${toldStatuses(statuses)} in ${seconds(took)}; readers ${told.readers}`,
      slowest: `a kept story ${seconds(Math.max(...times))}, 99 % within ${seconds(percentile(times, 0.99))} (before: ${seconds(percentile(quiet, 0.99))}); memory ${Math.round(memoryBefore)} → ${Math.round(memoryAfter)} MB`,
    },
  ]
}

const load = async (paper: Paper, path: string, time: number): Promise<Load> => {
  const file = join(import.meta.dirname, '../../load.ts')
  const args = [file, `http://localhost:${paper.port}${path}`, '--connections=16', `--seconds=${time}`]
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout)
}

/** A newsroom publishes once a second while a page is read as fast as it is sent. */
export async function publishingUnderLoad(): Promise<Row[]> {
  const { paper, stories, key, sectionId, close } = await openDemo()
  const path = stories[3]?.path ?? '/'
  const asked = program(paper, key)
  await load(paper, path, 5)
  const before = await load(paper, path, 20)
  let isOver = false
  const statuses: number[] = []
  const publishing = (async () => {
    while (!isOver) {
      const from = performance.now()
      const headline = `خبر يُنشر والناس يقرؤون ${statuses.length}`
      const { id } = await newDraft(asked, sectionId, headline)
      statuses.push((await asked('POST', `/drafts/${id}/moves`, { move: 'publish' })).status)
      await wait(Math.max(0, 1_000 - (performance.now() - from)))
    }
  })()
  const during = await load(paper, path, 20)
  isOver = true
  await publishing
  await kill(paper)
  await close()
  const moved = during.p99 - before.p99
  return [
    {
      ...nothing,
      fault: 'publishing once a second under full load',
      readers: bound(
        during.failures === 0,
        `${during.answers.toLocaleString('en')} × 200, ${during.failures} failed; ${Math.round(during.perSecond).toLocaleString('en')} a second, ${Math.round(before.perSecond).toLocaleString('en')} without`,
      ),
      slowest: bound(
        moved <= 10,
        `99 % within ${during.p99.toFixed(1)} ms, ${before.p99.toFixed(1)} without`,
      ),
      editors: `${toldStatuses(statuses)} published`,
    },
  ]
}
