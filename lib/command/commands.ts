/** What `npm run warraq -- …` can do. Runs in the server when one is up, else in the command's own process. */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { archiveInThread } from '../archive/import/archive-in-thread.ts'
import { dryRunImport } from '../archive/import/dry-run-import.ts'
import { FileRefused } from '../archive/import/file-refused.ts'
import { type ImportMapping, importMapping } from '../archive/import/import-mapping.ts'
import type { ImportOptions } from '../archive/import/import-options.ts'
import { undoReport } from '../archive/import/import-runs.ts'
import { fetchedInWords, previewInWords, reportInWords, undoInWords } from '../archive/import/in-words.ts'
import { fetchForRun, pictureFetcher } from '../archive/import/keep-fetching.ts'
import { previewSite } from '../archive/import/known-stories.ts'
import { runImport } from '../archive/import/run-import.ts'
import { reportOfRun } from '../archive/import/run-report.ts'
import { siteIdentity } from '../archive/import/site-identity.ts'
import { resumeRun } from '../archive/import/start-run.ts'
import { stopRun } from '../archive/import/stop-run.ts'
import { undoRun } from '../archive/import/undo-run.ts'
import { importStory } from '../archive/import-story.ts'
import { saveExport } from '../archive/own/save-export.ts'
import { exportFiles } from '../archive/own/write-export.ts'
import { fetchInThread } from '../archive/wordpress-site/fetch-in-thread.ts'
import { fetchedPath } from '../archive/wordpress-site/fetch-progress.ts'
import { nameOfSite, readingFolder, readSiteState } from '../archive/wordpress-site/site-state.ts'
import { noteTakenIn } from '../archive/wordpress-site/taken-in.ts'
import type { Database } from '../db/open.ts'
import { article } from '../db/tables/stories.ts'
import { checkHouse, findingsInWords } from '../health/checks.ts'
import { absent, parseFormatPreferences, writeFormatPreferences } from '../locale/format-preferences.ts'
import { calendars, defaultLocale, type Locale, localeTable } from '../locale/table.ts'
import { operator } from '../newsroom/actor.ts'
import { NewsroomError } from '../newsroom/newsroom-error.ts'
import { invite, makeLinkFor } from '../newsroom/people/invite.ts'
import { linkLasts, welcomeAddress } from '../newsroom/people/links.ts'
import { personWithEmail } from '../newsroom/people/list-people.ts'
import { parseNewsroomLocale, parseRole } from '../newsroom/people/parse-person.ts'
import { resetSecondFactor } from '../newsroom/people/second-factor.ts'
import { setFormatPreferences } from '../newsroom/set-format-preferences.ts'
import { renameArticle } from '../newsroom/stories/rename-article.ts'
import { transitionArticle } from '../newsroom/stories/transition-article.ts'
import { rebuildLists } from '../publication/rebuild-lists.ts'
import type { CommandAnswer, CommandRequest, Tell } from '../server/command-socket.ts'
import { recurringWork, type WorkState } from '../server/every.ts'
import type { Settings } from '../settings/settings.ts'
import type { ImportRunState } from '../vocabulary.ts'
import { type Arguments, localeOption, Misspelled, readArguments } from './arguments.ts'
import { backupCommand, moveCommand } from './backup-commands.ts'
import { formatReport } from './import-report.ts'
import { usage } from './usage.ts'

/**
 * Carries out one command. Never throws: what went wrong is the answer.
 * @param signal stops what can be stopped and gone on with: an import
 */
export async function runCommand(
  db: Database,
  settings: Settings,
  request: CommandRequest,
  tell: Tell = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<CommandAnswer> {
  try {
    return { output: await outputOf(db, settings, request, { tell, signal }), failed: false }
  } catch (error) {
    if (error instanceof Misspelled) return { output: `${error.message}\n\n${usage}`, failed: true }
    if (error instanceof NewsroomError) return { output: refusalInWords(error), failed: true }
    if (
      error instanceof Error &&
      ['ImportRefused', 'BackupRefused', ...databaseRefusals].includes(error.name)
    )
      return { output: error.message, failed: true }
    return { output: error instanceof Error ? (error.stack ?? error.message) : String(error), failed: true }
  }
}

/** Of another database than ours, which a command was told to write to. */
const databaseRefusals = ['DatabaseUnreachable', 'DatabaseUnsuitable']

async function outputOf(
  db: Database,
  settings: Settings,
  request: CommandRequest,
  { tell, signal }: { tell: Tell; signal: AbortSignal },
): Promise<string> {
  const { words, options } = readArguments(request.args)
  const locale = localeOption(options)
  switch (request.command) {
    case 'import': {
      const stop = options.get('stop')
      const undo = options.get('undo')
      if (typeof stop === 'string') {
        await stopRun(db, operator, { runId: stop })
        return 'It ends after the stories that are being written. Go on with --resume.'
      }
      if (typeof undo === 'string') return undoImport(db, settings, undo, tell)
      const asked = { options, locale, tell, signal }
      if (request.site) return importSite(db, settings, request.site, asked)
      if (request.paths) return importArchive(db, settings, request.paths, asked)
      if (!request.file) throw new Misspelled('import needs a file.')
      const section = options.get('section')
      const report = await importStory(
        db,
        { name: request.file.name, bytes: Buffer.from(request.file.base64, 'base64') },
        {
          publish: options.has('publish'),
          isDryRun: options.has('dry-run'),
          ...(locale ? { locale } : {}),
          ...(typeof section === 'string' ? { section } : {}),
        },
      )
      return formatReport(report, settings.siteUrl, options.has('dry-run'))
    }
    case 'export': {
      if (!request.paths) throw new Misspelled('export needs a folder or a file.')
      const files = exportFiles(db, operator, {
        mediaFolder: join(settings.dataFolder, 'media'),
        withMedia: !options.has('without-media'),
      })
      await saveExport(request.paths.file, files, tell)
      return `Written: ${request.paths.file}`
    }
    case 'backup':
      return backupCommand(db, settings, request, options, { tell, signal })
    case 'move':
      return moveCommand(db, settings, request, options, { tell, signal })
    case 'publish': {
      const [storyId] = words
      if (!storyId) throw new Misspelled('publish needs a story.')
      await transitionArticle(db, operator, {
        articleId: await articleOf(db, storyId, locale ?? defaultLocale),
        move: 'publish',
      })
      return 'Published.'
    }
    case 'rename': {
      const [storyId, slug] = words
      if (!storyId || !slug) throw new Misspelled('rename needs a story and its new slug.')
      const id = await articleOf(db, storyId, locale ?? defaultLocale)
      return `Renamed: ${await renameArticle(db, operator, { articleId: id, slug })}`
    }
    case 'kill': {
      const [storyId, ...reason] = words
      if (!storyId) throw new Misspelled('kill needs a story.')
      await transitionArticle(db, operator, {
        articleId: await articleOf(db, storyId, locale ?? defaultLocale),
        move: 'kill',
        note: reason.join(' '),
      })
      return 'Killed. Its address answers 410.'
    }
    case 'reading': {
      const language = locale ?? defaultLocale
      const reading = words.length === 0 ? null : parseFormatPreferences(words.join('.'), language)
      if (words.length > 0 && !reading) throw new Misspelled(readingsInWords(language))
      await setFormatPreferences(db, operator, { locale: language, reading })
      const { name, reading: own } = localeTable[language]
      return `${name}: ${writeFormatPreferences(reading ?? own).replaceAll('.', ' ')}`
    }
    case 'work':
      return workInWords(recurringWork())
    case 'doctor':
      return findingsInWords(await checkHouse({ db, settings }))
    case 'rebuild-lists':
      await rebuildLists(db)
      return 'Made anew.'
    case 'user':
      return userCommand(db, settings, words[0], options)
    default:
      throw new Misspelled(`There is no command ${request.command}.`)
  }
}

function workInWords(work: readonly WorkState[]): string {
  if (work.length === 0) return 'No server is running here.'
  return work
    .map(({ name, runs, failures, inARow, lastFailure }) =>
      [
        `${name}: ${runs} times, ${failures} failed${inARow > 0 ? ` (the last ${inARow})` : ''}`,
        ...(lastFailure ? [`  ${lastFailure.at.toISOString()} ${lastFailure.reason}`] : []),
      ].join('\n'),
    )
    .join('\n')
}

async function userCommand(
  db: Database,
  settings: Settings,
  verb: string | undefined,
  options: Arguments['options'],
): Promise<string> {
  const [email, name, role] = ['email', 'name', 'role'].map((each) => options.get(each))
  if (verb === 'create' && typeof email === 'string' && typeof name === 'string') {
    const locale = parseNewsroomLocale(options.get('locale') ?? 'ar')
    const { token } = await invite(db, operator, { email, name, role: parseRole(role), locale })
    if (!token) return 'Added. A contributor has no way in.'
    return `Added. This link works once, for ${linkLasts.join / 24} days:\n${welcomeAddress(settings.siteUrl, token)}`
  }
  if (verb === 'link' && typeof email === 'string') {
    const staffId = await personWithEmail(db, operator, { email })
    if (options.has('without-second-factor')) await resetSecondFactor(db, operator, { staffId })
    const token = await makeLinkFor(db, operator, { staffId })
    return `This link works once, for a day at least:\n${welcomeAddress(settings.siteUrl, token)}`
  }
  throw new Misspelled('user create needs --email, --name and --role; user link needs --email.')
}

type ImportAsked = {
  options: Arguments['options']
  locale: Locale | undefined | null
  tell: Tell
  signal: AbortSignal
}

/** Reads a site into the data folder, and takes in what was read. */
async function importSite(
  db: Database,
  settings: Settings,
  { address, user, password, media, mapping }: NonNullable<CommandRequest['site']>,
  asked: ImportAsked,
): Promise<string> {
  const { dataFolder, privateDestinations } = settings
  const folder = readingFolder(dataFolder, address, user)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const fetched = await fetchInThread(
    {
      typed: address,
      folder,
      isCatchingUp: true,
      dataFolder,
      credentials: user ? { user, password: password.replace(/\s+/g, '') } : null,
      allowed: privateDestinations,
    },
    {
      tell: ({ route, stories }) => asked.tell(`${route}: ${stories} stories read from the site`),
      signal: stopReadingAt(asked.signal),
    },
  )
  const isNothingNew = fetched.since !== null && fetched.stories === 0
  const known = await readSiteState(dataFolder, siteIdentity('wordpress', fetched.home))
  const taken = isNothingNew
    ? null
    : await takeIn(
        db,
        settings,
        { file: fetchedPath(folder), fileName: nameOfSite(fetched.home), media, mapping },
        // Who and what is what of a site is said once.
        { ...asked, mapping: known?.options?.mapping },
      )
  const said = taken?.said ?? `Nothing was changed over there since ${fetched.since}.`
  // What was read stays for going on with it.
  if (asked.options.has('dry-run') || (taken && taken.state !== 'finished')) return said
  const gone = await noteTakenIn(db, { dataFolder, folder, runId: taken?.runId ?? null }, taken?.chosen)
  await rm(folder, { recursive: true, force: true })
  return isNothingNew && gone.length > 0
    ? [said, 'No more over there:', ...gone.map(({ headline }) => `  ${headline}`)].join('\n')
    : said
}

/** Ctrl-C while a site is being read: another call goes on from there. */
function stopReadingAt(signal: AbortSignal): AbortSignal {
  const stopping = new AbortController()
  const stop = () => stopping.abort(new FileRefused('site-stopped'))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return stopping.signal
}

async function undoImport(
  db: Database,
  { dataFolder }: Settings,
  runId: string,
  tell: Tell,
): Promise<string> {
  const { finished } = await undoRun(
    db,
    operator,
    { runId },
    { dataFolder, tell: (done) => tell(`${done} stories looked at`) },
  )
  await finished
  return undoInWords(await undoReport(db, runId))
}

/** @throws {Misspelled} */
async function mappingIn(path: string | undefined): Promise<ImportMapping> {
  if (path === undefined) return importMapping.parse({})
  const text = await readFile(path, 'utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Misspelled(`This mapping is no JSON: ${path}`)
  }
  const read = importMapping.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Misspelled(`This mapping cannot be taken: ${issue?.path.join('.')}: ${issue?.message}`)
}

async function importArchive(
  db: Database,
  settings: Settings,
  paths: NonNullable<CommandRequest['paths']>,
  asked: ImportAsked,
): Promise<string> {
  return (await takeIn(db, settings, paths, asked)).said
}

type TakenIn = {
  said: string
  /** Null of a dry run. */
  runId: string | null
  state: ImportRunState | null
  chosen: ImportOptions
}

async function takeIn(
  db: Database,
  settings: Settings,
  { file, media, mapping, fileName }: NonNullable<CommandRequest['paths']> & { fileName?: string },
  {
    options,
    locale = null,
    tell,
    signal,
    mapping: before,
  }: ImportAsked & { mapping?: ImportMapping | undefined },
): Promise<TakenIn> {
  const section = options.get('section')
  const resume = options.get('resume')
  const chosen: ImportOptions =
    typeof resume === 'string'
      ? await resumeRun(db, operator, { runId: resume })
      : {
          publish: options.has('publish'),
          locale,
          section: typeof section === 'string' ? section : null,
          mapping: mapping === undefined && before ? before : await mappingIn(mapping),
          fetchPictures: options.has('fetch-pictures'),
        }
  const { columns } = chosen.mapping
  const archive = await archiveInThread(file, {
    media: media ?? null,
    ...(fileName && { fileName }),
    ...(columns && { columns }),
  })
  try {
    const isDryRun = options.has('dry-run')
    const surveyed = await dryRunImport(archive, {
      locale: chosen.locale,
      looks: isDryRun ? Number.POSITIVE_INFINITY : 0,
      tell: everyHundred((stories) => tell(`${stories} stories read`)),
    })
    if (isDryRun) {
      await previewSite(db, surveyed)
      return { said: previewInWords(surveyed.preview), runId: null, state: null, chosen }
    }
    let runId = ''
    const report = await runImport(db, operator, chosen, {
      archive,
      surveyed,
      mediaFolder: join(settings.dataFolder, 'media'),
      ...(typeof resume === 'string' && { runId: resume }),
      begun: (id) => {
        runId = id
      },
      tell: (done) => tell(`run ${runId}: ${done} of ${surveyed.stories} stories`),
      signal,
    })
    const taken = { runId: report.runId, state: report.state, chosen }
    if (!chosen.fetchPictures) return { ...taken, said: reportInWords(report) }
    const pictures = await fetchForRun(db, pictureFetcher(settings), report.runId, tell)
    return {
      ...taken,
      said:
        reportInWords(await reportOfRun(db, report.runId)) +
        (pictures ? `\n${fetchedInWords(pictures)}` : ''),
    }
  } finally {
    await archive.close()
  }
}

const everyHundred =
  (tell: (stories: number) => void) =>
  (stories: number): void => {
    if (stories % 100 === 0) tell(stories)
  }

function readingsInWords(locale: Locale): string {
  const { name, numerals, monthNames } = localeTable[locale]
  return `reading needs four words for ${name}:
  NUMERALS         ${numerals.join(' ')}
  CALENDAR         ${calendars.join(' ')}
  MONTHS           ${monthNames.length ? monthNames.join(' ') : absent}
  SECOND-CALENDAR  ${[absent, ...calendars].join(' ')}`
}

async function articleOf({ orm }: Database, storyId: string, locale: Locale): Promise<string> {
  const [row] = await orm
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.storyId, storyId), eq(article.locale, locale)))
  if (!row) throw new NewsroomError('unknown-article', `${storyId} (${locale})`)
  return row.id
}

function refusalInWords({ refusal, subject }: NewsroomError): string {
  switch (refusal) {
    case 'unknown-article':
      return `There is no story ${subject}.`
    case 'slug-taken':
      return `Another story has, or once had, the address ${subject}. Choose another.`
    case 'never-published':
      return 'This story was never published, so there is nothing to withdraw from readers.'
    case 'killed':
      return 'This story was withdrawn for good. File it anew if it is to be published again.'
    case 'unknown-person':
      return 'Nobody who can come into the newsroom has this e-mail address.'
    case 'email-taken':
      return `Somebody in the newsroom has the e-mail address ${subject}.`
    case 'unknown-reference':
      return `There is no section ${subject}.`
    case 'malformed':
      return `This cannot be taken for a person's ${subject}.`
    default:
      return `Refused: ${refusal} (${subject}).`
  }
}
