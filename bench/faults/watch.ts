/** What readers, a balancer and an editor get while something is broken: each asks all the time. */
import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, ask } from './ask.ts'
import { bound, type Paper, type Row, seconds, toldStatuses } from './paper.ts'
import { toldWriting, typing } from './typing.ts'

type Watched = {
  /** By path, in the order they were asked. */
  answers: Map<string, Answer[]>
  row: (fault: string, wellAt: number | undefined) => Row
}

/**
 * Asks each path and `/readyz` four times a second, and has an editor type, until `end`.
 * @param paths kept ones and others; one with `{n}` is another page each time, which nobody has asked for
 */
export async function watch(
  paper: Paper,
  paths: readonly string[],
  editor?: { key: string; sectionId: string },
): Promise<{ at: () => number; end: () => Promise<Watched> }> {
  const from = performance.now()
  let isOver = false
  const answers = new Map<string, Answer[]>(paths.map((path) => [path, []]))
  const readyz: Answer[] = []
  const writer = editor && (await typing(paper, editor.key, editor.sectionId))
  const watching = (async () => {
    const asked: Promise<unknown>[] = []
    for (let n = 0; !isOver; n += 1) {
      for (const [path, those] of answers)
        asked.push(ask(paper, path.replace('{n}', String(n))).then((answer) => those.push(answer)))
      asked.push(ask(paper, '/readyz').then((answer) => readyz.push(answer)))
      await wait(250)
    }
    await Promise.all(asked)
  })()
  return {
    at: () => performance.now() - from,
    end: async () => {
      isOver = true
      const [wrote] = await Promise.all([writer?.end(), watching])
      const all = [...answers.values()].flat()
      return {
        answers,
        row: (fault, wellAt) => {
          const isMuddled = all.some(
            ({ status, retryAfter }) => status === 500 || (status === 503 && !retryAfter),
          )
          const slowest = Math.max(...readyz.map(({ ms }) => ms))
          const notReady = readyz.filter(({ status }) => status !== 200).sort((a, b) => a.at - b.at)
          // Since the cause of the trouble was gone.
          const lastNotReady = notReady.at(-1)?.at
          const well =
            wellAt === undefined || lastNotReady === undefined
              ? undefined
              : Math.max(0, lastNotReady + 250 - from - wellAt)
          return {
            fault,
            readers: bound(!isMuddled, toldStatuses(all.map(({ status }) => status))),
            slowest: seconds(Math.max(...all.map(({ ms }) => ms))),
            editors: wrote ? bound(!wrote.statuses.includes(500), toldWriting(wrote)) : '—',
            lost: wrote ? bound(wrote.lost === 0, `${wrote.lost} of ${wrote.acknowledged} sentences`) : '—',
            readyz: bound(
              slowest < 1_000,
              `${toldStatuses(readyz.map(({ status }) => status))}; slowest ${seconds(slowest)}`,
            ),
            wellAgain: bound(well === undefined || well <= 5_000, seconds(well)),
          }
        },
      }
    },
  }
}
