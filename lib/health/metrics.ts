/**
 * What a process counts, for Prometheus: names and units by its conventions (https://prometheus.io/docs/practices/naming/),
 * written in its text format (https://prometheus.io/docs/instrumenting/exposition_formats/). Nothing here names a person,
 * a story or an address.
 */
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Audience } from '../audience/audience.ts'
import type { Database } from '../db/open.ts'
import type { Press } from '../press/press.ts'
import { botCounts, botStandings } from '../server/bots/bot-counts.ts'
import { recurringWork } from '../server/every.ts'
import type { AnswerCounts } from './answer-counts.ts'
import { type PaperFacts, readPaperFacts } from './paper-facts.ts'

/** Of one process; those of several that serve together are added up. */
const ofProcess = new Registry()
AggregatorRegistry.setRegistries(ofProcess)

/** Seconds, from a page out of memory to one that a reader gives up on. */
const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** How long it took to make a page that nobody had asked for, without its wait for a turn. */
export const renderSeconds = new Histogram({
  name: 'warraq_press_render_duration_seconds',
  help: 'Seconds in which pages were made that were not kept',
  buckets: durations,
  registers: [ofProcess],
})

/** How long what is no page for readers took: the newsroom, the API, files. */
export const passedSeconds = new Histogram({
  name: 'warraq_passed_request_duration_seconds',
  help: 'Seconds in which requests past the press were answered, by whether the newsroom asked',
  labelNames: ['newsroom'],
  buckets: durations,
  registers: [ofProcess],
})

/** Does `work`, and observes how long it took, however it ended. */
export async function timed<T>(
  seconds: { observe: (value: number) => void },
  work: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now()
  try {
    return await work()
  } finally {
    seconds.observe((performance.now() - startedAt) / 1000)
  }
}

/** Counts what this process serves from here on; `/metrics` tells it. */
export function countServing({
  press,
  answers,
  db,
  audience,
}: {
  press: Press
  answers: AnswerCounts
  db: Database
  audience?: Pick<Audience, 'totals'> | undefined
}): void {
  collectDefaultMetrics({ register: ofProcess })
  const registers = [ofProcess]
  new Counter({
    name: 'warraq_answers_total',
    help: 'Answers, by who gave them: kept (from the press at once), made (after a page was made), passed, refused',
    labelNames: ['by', 'status'],
    registers,
    collect() {
      this.reset()
      for (const { by, status, answers: count } of answers.all()) this.inc({ by, status }, count)
    },
  })
  new Counter({
    name: 'warraq_bot_requests_total',
    help: 'Requests of crawlers: verified by their signature, claimed by their name alone, unknown where a signature is nobody’s',
    labelNames: ['standing'],
    registers,
    collect() {
      this.reset()
      const counts = botCounts()
      for (const standing of botStandings) this.inc({ standing }, counts[standing])
    },
  })
  if (audience) {
    const total = (
      name: string,
      help: string,
      read: (totals: Audience['totals']) => Record<string, number>,
    ) =>
      new Counter({
        name,
        help,
        labelNames: ['of'],
        registers,
        collect() {
          this.reset()
          for (const [of, count] of Object.entries(read(audience.totals))) this.inc({ of }, count)
        },
      })
    total('warraq_views_total', 'Pages that were sent: to readers, to bots', ({ views, botViews }) => ({
      readers: views,
      bots: botViews,
    }))
    total(
      'warraq_beacons_total',
      'Pages that said how they were read: counted, refused',
      ({ beacons, refused }) => ({ counted: beacons, refused }),
    )
  }
  const gauge = (
    name: string,
    help: string,
    read: () => number,
    aggregator: 'sum' | 'max' = 'sum',
  ): Gauge<string> =>
    new Gauge({
      name,
      help,
      registers,
      aggregator,
      collect() {
        this.set(read())
      },
    })
  gauge('warraq_press_pages', 'Finished pages in memory', () => press.size.pages)
  gauge('warraq_press_bytes', 'Bytes of finished pages in memory', () => press.size.bytes)
  gauge('warraq_press_rendering', 'Pages being made', () => press.rendering.running)
  gauge('warraq_press_waiting', 'Pages that wait for their turn to be made', () => press.rendering.waiting)
  gauge(
    'warraq_press_unheard_seconds',
    'Seconds since it was last known what had been changed, of the process that knows least',
    () => press.unheardFor / 1000,
    'max',
  )
  new Gauge({
    name: 'warraq_database_connections',
    help: 'Connections to the database, by whom they are for and what they do',
    labelNames: ['share', 'state'],
    registers,
    collect() {
      for (const [share, pool] of Object.entries(db.pools)) {
        this.set({ share, state: 'idle' }, pool.idleCount)
        this.set({ share, state: 'busy' }, pool.totalCount - pool.idleCount)
      }
    },
  })
  new Gauge({
    name: 'warraq_database_waiting',
    help: 'Queries that wait for a connection, by whom they are for',
    labelNames: ['share'],
    registers,
    collect() {
      for (const [share, pool] of Object.entries(db.pools)) this.set({ share }, pool.waitingCount)
    },
  })
  const work = (
    name: string,
    help: string,
    read: (state: ReturnType<typeof recurringWork>[number]) => number,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: ['work'],
      registers,
      collect() {
        for (const state of recurringWork()) this.set({ work: state.name }, read(state))
      },
    })
  work('warraq_work_runs', 'How often recurring work was done', ({ runs }) => runs)
  work('warraq_work_failures', 'How often recurring work failed', ({ failures }) => failures)
  work('warraq_work_failures_in_a_row', 'Failures since it last went well', ({ inARow }) => inARow)
}

/** Milliseconds for which what was asked of the database is told again: several scrapers cost no more than one. */
const factsLast = 5_000

/**
 * What `/metrics` says, of the paper and of every process on this machine that serves it.
 * @param build by which builds of Warraq are told apart
 * @param isFirstOfSeveral other processes serve, started by this one
 */
export function tellMetrics(
  db: Database,
  { build, isFirstOfSeveral }: { build: string; isFirstOfSeveral: boolean },
): () => Promise<string> {
  const ofPaper = new Registry()
  let facts: { at: number; read: Promise<PaperFacts | null> } | undefined
  const read = (): Promise<PaperFacts | null> => {
    if (!facts || Date.now() - facts.at > factsLast)
      facts = { at: Date.now(), read: readPaperFacts(db).catch(() => null) }
    return facts.read
  }
  const registers = [ofPaper]
  new Gauge({
    name: 'warraq_build_info',
    help: 'Which build runs on which engine',
    labelNames: ['build', 'engine'],
    registers,
  }).set({ build, engine: db.engine }, 1)
  const gauge = (name: string, help: string, of: (facts: PaperFacts) => number) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const found = await read()
        // What is not known is left out, which an alert can tell from 0.
        if (found) this.set(of(found))
        else this.remove()
      },
    })
  new Gauge({
    name: 'warraq_database_up',
    help: '1 when the database answered',
    registers,
    async collect() {
      this.set((await read()) ? 1 : 0)
    },
  })
  gauge('warraq_schedule_late_seconds', 'By how much the latest of what is due is late', (it) => it.lateFor)
  gauge('warraq_schedule_failed', 'Scheduled stories that could not be published', (it) => it.scheduleFailed)
  gauge('warraq_webhooks_waiting', 'Messages to webhooks that are due and not sent', (it) => it.webhooksDue)
  gauge(
    'warraq_announcements_waiting',
    'Announcements that are due and not made',
    (it) => it.announcementsDue,
  )
  gauge('warraq_imports_running', 'Imports that run', (it) => it.importsRunning)
  gauge('warraq_instances', 'Processes that serve this paper, on every machine', (it) =>
    // Nobody else can have the embedded engine open, so nobody is written down there.
    db.engine === 'embedded' ? 1 : it.instances.length,
  )
  const ofAll = isFirstOfSeveral ? new AggregatorRegistry() : undefined
  return async () =>
    `${ofAll ? await ofAll.clusterMetrics() : await ofProcess.metrics()}\n${await ofPaper.metrics()}`
}

/** Has a process that others serve beside answer what the first one asks. */
export const answerFirstProcess = (): void => {
  new AggregatorRegistry()
}

export const metricsType = ofProcess.contentType
