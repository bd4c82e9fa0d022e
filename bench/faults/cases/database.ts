/** The database silent, far away, stopped, gone, full, or another one. */
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { startPostgres, startStandby } from '../../../lib/db/testing/postgres-server.ts'
import { silentNetwork } from '../../../lib/db/testing/silent-network.ts'
import { operator } from '../../../lib/newsroom/actor.ts'
import { transitionArticle } from '../../../lib/newsroom/stories/transition-article.ts'
import { knownOf, openDemo } from '../demo.ts'
import { bound, kill, openPaper, type Row, seconds } from '../paper.ts'
import { networkTo } from '../walk/instances.ts'
import { watch } from '../watch.ts'

/** A second instance behind a network of its own, beside the one that filled the database. */
async function behindNetwork(server: readonly string[] = []) {
  const { paper: other, ...demo } = await openDemo({}, server)
  const network = await silentNetwork(demo.postgres.url)
  const paper = await openPaper(`behind-${network.url.split(':').at(-1)?.split('/')[0]}`, network.url)
  return {
    ...demo,
    paper,
    network,
    close: async () => {
      await Promise.all([kill(other), kill(paper)])
      await network.close()
      await demo.close()
    },
  }
}

const kept = '/'
/** A search that nobody has made before, so that it has to ask the database. */
const unasked = '/search?q=%D8%AE%D8%A8%D8%B1+{n}'

/** A network that does something for `ms`, between one instance of two and the database. */
const whileNetwork =
  (fault: string, ms: number, ails: (network: Awaited<ReturnType<typeof silentNetwork>>) => void) =>
  async (): Promise<Row[]> => {
    const { paper, network, stories, key, sectionId, close } = await behindNetwork()
    const watched = await watch(paper, [kept, stories[0]?.path ?? kept, unasked], { key, sectionId })
    await wait(2_000)
    ails(network)
    await wait(ms)
    network.recover()
    const wellAt = watched.at()
    await wait(8_000)
    const { row } = await watched.end()
    await close()
    return [row(`${fault} for ${seconds(ms)}, one instance of two`, wellAt)]
  }

export const farAway = whileNetwork('database 500 ms away', 20_000, (network) => network.slowDown(500))
export const frozen = whileNetwork('database frozen, nothing lost', 20_000, (network) => network.hold())
export const gone = whileNetwork('database gone, connections refused', 20_000, (network) => network.cut())

/** A story is killed by one instance while another hears nothing. */
export async function killedInSilence(): Promise<Row[]> {
  const { paper, network, db, stories, key, sectionId, close } = await behindNetwork()
  const [story] = stories
  if (!story) throw new Error('There is no story to kill')
  const watched = await watch(paper, [story.path], { key, sectionId })
  await wait(2_000)
  network.fallSilent()
  const killedAt = performance.now()
  await transitionArticle(db, operator, { articleId: story.id, move: 'kill', note: 'harness' })
  await wait(20_000)
  network.recover()
  const wellAt = watched.at()
  await wait(8_000)
  const { row, answers } = await watched.end()
  const shown = [...answers.values()].flat().filter(({ status, at }) => status === 200 && at > killedAt)
  const lastShown = Math.max(0, ...shown.map(({ at }) => at - killedAt))
  await close()
  const told = row('network silent for 20.0 s, a story killed on the other instance', wellAt)
  return [
    {
      ...told,
      // It has to have said that it did not know.
      wellAgain: bound(told.wellAgain !== '—', told.wellAgain),
      readers: bound(lastShown <= 10_250, `${told.readers}; the killed story for ${seconds(lastShown)}`),
    },
  ]
}

/** All connections of the server are taken by somebody else. */
export async function outOfConnections(): Promise<Row[]> {
  const { paper, postgres, stories, key, sectionId, close } = await behindNetwork(['max_connections=60'])
  const watched = await watch(paper, [kept, stories[0]?.path ?? kept, unasked], { key, sectionId })
  await wait(2_000)
  const taken: Client[] = []
  const takeOne = async (): Promise<boolean> => {
    const client = new Client({ connectionString: postgres.url })
    client.on('error', () => {})
    const isTaken = await client.connect().then(
      () => true,
      () => false,
    )
    if (isTaken) taken.push(client)
    return isTaken
  }
  while (await takeOne());
  // Those that an instance had are lost to it, as when its pool let them go.
  await taken[0]?.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> all($1::int[])`,
    [
      await Promise.all(
        taken.map(
          async (each) => (await each.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid,
        ),
      ),
    ],
  )
  // More often than there are any: the instances try for them as well.
  for (let n = 0; n < 60; n += 1) await takeOne()
  await wait(20_000)
  await Promise.all(taken.map((each) => each.end()))
  const wellAt = watched.at()
  await wait(8_000)
  const { row } = await watched.end()
  await close()
  return [row('every connection of the database taken by somebody else for 20.0 s', wellAt)]
}

/** The primary is lost, and its standby is promoted after five seconds. */
export async function promoted(): Promise<Row[]> {
  const settings = ['synchronous_commit=on', 'full_page_writes=on']
  const primary = await startPostgres(settings)
  const filling = await openPaper('fills-primary', primary.url)
  const demo = await knownOf(primary)
  await kill(filling)
  const standby = await startStandby(primary, settings)
  await demo.db.pool.query(`alter system set synchronous_standby_names = '*'`)
  await demo.db.pool.query('select pg_reload_conf()')
  const network = await networkTo([primary.url, standby.url])
  const paper = await openPaper('on-two-servers', network.url)
  const watched = await watch(paper, [kept, demo.stories[0]?.path ?? kept, unasked], demo)
  await wait(2_000)
  network.loseFirst()
  await wait(5_000)
  const promoting = new Client({ connectionString: standby.url })
  await promoting.connect()
  await promoting.query('select pg_promote()')
  await promoting.end()
  const wellAt = watched.at()
  await wait(10_000)
  const { row } = await watched.end()
  await kill(paper)
  await network.close()
  await demo.db.close()
  await primary.stop()
  await standby.stop()
  return [row('primary lost for good, its standby promoted after 5.0 s', wellAt)]
}
