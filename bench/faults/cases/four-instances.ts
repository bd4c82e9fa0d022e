/** Four instances behind nginx as docs/nginx.conf has it: how soon all of them have heard of what one was told. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { bringNginx, startNginx } from '../../../e2e/nginx.ts'
import { percentile } from '../../typing.ts'
import { ask } from '../ask.ts'
import { openDemo } from '../demo.ts'
import { bound, folder, kill, nothing, openPaper, type Row, seconds, toldStatuses } from '../paper.ts'
import { newDraft, program } from '../typing.ts'

const killed = 60
/** Readers' requests a second, through nginx, meanwhile. */
const rate = 100

export async function fourInstances(): Promise<Row[]> {
  if (!bringNginx()) throw new Error('There is no nginx here, and we may not install one.')
  // nginx answers readers from its own cache where it is told of changes; here each request reaches an instance.
  const settings = { TRUSTED_PROXIES: '127.0.0.1' }
  const { paper: first, postgres, stories, key, sectionId, close } = await openDemo(settings)
  const others = []
  for (const name of ['second', 'third', 'fourth']) others.push(await openPaper(name, postgres.url, settings))
  const papers = [first, ...others]
  const files = join(folder, 'nginx')
  mkdirSync(files)
  const nginx = await startNginx(
    files,
    papers.map(({ port }) => String(port)),
    folder,
  )
  const front = { port: Number(new URL(nginx.url).port) }
  let isOver = false
  const statuses: number[] = []
  const times: number[] = []
  const reading = (async () => {
    const asked: Promise<unknown>[] = []
    for (let n = 0; !isOver; n += 1) {
      const path = stories[n % stories.length]?.path ?? '/'
      asked.push(
        ask(front, path).then(({ status, ms }) => {
          statuses.push(status)
          times.push(ms)
        }),
      )
      await wait(1_000 / rate)
    }
    await Promise.all(asked)
  })()
  const asked = program(first, key)
  const everywhere: number[] = []
  let after = 0
  for (let n = 0; n < killed; n += 1) {
    const headline = `خبر سيُسحب من كل مكان ${n}`
    const { id } = await newDraft(asked, sectionId, headline)
    const published = await asked('POST', `/drafts/${id}/moves`, { move: 'publish' })
    const slug = String(
      (published.body as { slug?: string }).slug ?? (await asked('GET', `/drafts/${id}`)).body.slug,
    )
    const path = `${stories[0]?.path.split('/').slice(0, -1).join('/')}/${encodeURIComponent(slug)}`
    // Kept by each of them.
    for (const paper of papers)
      for (let attempt = 0; (await ask(paper, path)).status !== 200; attempt += 1) {
        if (attempt === 50) throw new Error(`${path} is not shown: ${(await ask(paper, path)).status}`)
        await wait(100)
      }
    const { status } = await asked('POST', `/drafts/${id}/moves`, { move: 'kill', note: 'harness' })
    if (status !== 200) throw new Error(`It could not be killed: ${status}`)
    const from = performance.now()
    const gone = await Promise.all(
      papers.map(async (paper) => {
        for (;;) {
          const at = performance.now()
          if ((await ask(paper, path)).status !== 200) return at - from
        }
      }),
    )
    everywhere.push(Math.max(...gone))
    // Once gone it may never come back.
    for (const door of [...papers, front]) if ((await ask(door, path)).status === 200) after += 1
  }
  isOver = true
  await reading
  await nginx.stop()
  await Promise.all(papers.map(kill))
  await close()
  const p99 = percentile(everywhere, 0.99)
  return [
    {
      ...nothing,
      fault: `four instances behind nginx, ${rate} readers a second, ${killed} stories killed`,
      readers: bound(
        after === 0,
        `${toldStatuses(statuses)}; a killed story served afterwards: ${after} times`,
      ),
      slowest: `99 % within ${seconds(percentile(times, 0.99))}`,
      editors: bound(
        p99 <= 150,
        `gone everywhere: half within ${Math.round(percentile(everywhere, 0.5))} ms, 99 % within ${Math.round(p99)} ms`,
      ),
    },
  ]
}
