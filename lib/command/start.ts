/** `npm start`: from a fresh clone to a newspaper on screen. */
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { migrateDatabase } from '../db/migrate.ts'
import { type Database, database } from '../db/open.ts'
import { projectPath } from '../db/project-path.ts'
import { publication } from '../db/schema.ts'
import { fillWithDemo, isEmpty } from '../demo/fill.ts'
import { followChanges, setPress } from '../press/forgetting.ts'
import { touchedByArticle } from '../publication/touched-by.ts'
import { buildWhenNeeded } from '../server/build.ts'
import { listenForCommands } from '../server/command-socket.ts'
import { serve } from '../server/serve.ts'
import { readSettings, type Settings } from '../settings/settings.ts'
import { runCommand } from './commands.ts'

const projectFolder = projectPath('.')
const step = (line: string) => console.log(`· ${line}`)

async function start(): Promise<void> {
  const settings = readSettings()
  // Next's bundle and every library read these from the environment: from here on they agree with the settings.
  Object.assign(process.env, {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    WARRAQ_DATA: settings.dataFolder,
    SITE_URL: settings.siteUrl,
  })
  step(
    settings.databaseUrl ? 'Opening PostgreSQL' : `Opening the embedded database in ${settings.dataFolder}`,
  )
  const db = await database()
  await migrateDatabase(db)
  if (await isEmpty(db)) {
    step('The database is empty: filling it with the demo publication')
    await fillWithDemo(db, join(settings.dataFolder, 'media'), new Date(), step)
  }
  if (await buildWhenNeeded(projectFolder)) step('Built')

  const [row] = await db.orm.select({ names: publication.names }).from(publication)
  const serving = await serve({
    ...settings,
    projectFolder,
    publicationNames: row!.names,
    isDatabaseWell: () =>
      db.orm.execute(sql`select 1`).then(
        () => true,
        () => false,
      ),
  })
  setPress(serving.press)
  const stopFollowing = followChanges(db, serving.press, settings.databaseUrl, ({ orm }, id) =>
    touchedByArticle(orm, id),
  )
  const stopCommands = await listenForCommands(settings.dataFolder, (request) =>
    runCommand(db, settings, request),
  )
  stopWhenAsked(async () => {
    await stopCommands()
    await serving.stop()
    await stopFollowing()
    await db.close()
  })
  sayWhere(settings, serving.port, db)
}

function sayWhere(settings: Settings, port: number, db: Database): void {
  const address =
    process.env.SITE_URL && settings.port !== 0 ? settings.siteUrl : `http://${settings.host}:${port}`
  console.log(`
  ورّاق · Warraq is open.

  Read      ${address}
  English   ${address}/en
  Edit      there is no editor's room yet; stories come in with
            npm run warraq -- import story.txt --publish
  Database  ${db.engine === 'embedded' ? `embedded, in ${settings.dataFolder} (for trying out and small papers; see README)` : 'PostgreSQL'}
`)
}

/** The first signal lets what runs finish; a second one does not wait. */
function stopWhenAsked(stop: () => Promise<void>): void {
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(130)
      asked = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}

/** What to do about the failures people meet; anything else is shown whole. */
function advice(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    return 'Another program uses this port. Stop it, or choose another one: PORT=3001 npm start'
  if (code === 'EACCES')
    return `${error.message}\nWarraq may not write or listen there: check WARRAQ_DATA, HOST and PORT.`
  if (
    ['SettingsInvalid', 'DataFolderInUse', 'DatabaseUnreachable', 'DatabaseUnsuitable'].includes(error.name)
  )
    return error.message
  return error.stack ?? error.message
}

start().catch((error: unknown) => {
  console.error(`\nWarraq could not start.\n${advice(error)}`)
  process.exit(1)
})
