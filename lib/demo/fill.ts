/** Fills an empty database with the demo publication, so that the first page a newcomer opens is a newspaper. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { eq } from 'drizzle-orm'
import { idFor } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { projectPath } from '../db/project-path.ts'
import { section, topic } from '../db/tables/directory.ts'
import { frontSlot } from '../db/tables/front.ts'
import { author, desk } from '../db/tables/people-and-pictures.ts'
import { publication } from '../db/tables/publication.ts'
import { article, correction, story, storyTopic } from '../db/tables/stories.ts'
import type { Transaction } from '../db/transaction.ts'
import { defaultLocale, type Locale } from '../locale/table.ts'
import { type NewPicture, storePicture } from '../newsroom/store-picture.ts'
import { writeArticle } from '../newsroom/stories/write-article.ts'
import {
  type DemoPage,
  type DemoStory,
  type DemoVersion,
  keyOfPage,
  pictureId,
  storyId,
} from './demo-story.ts'
import { authors, publication as demoPublication, desks, sections, topics } from './directory.ts'
import { encodeDrawing } from './encoded-drawings.ts'
import { about } from './pages/about.ts'
import { accessibility } from './pages/accessibility.ts'
import { contact } from './pages/contact.ts'
import { ethics } from './pages/ethics.ts'
import { ownership } from './pages/ownership.ts'
import { privacy } from './pages/privacy.ts'
import { creditsOf, photographKeys, photographs } from './photographs.ts'
import { pictureCredits, pictureKeys, pictureLicence, pictures } from './pictures.ts'

const folder = projectPath('lib/demo')
const portraitId = (key: string): string => idFor(`portrait:${key}`)
const articleId = (key: string, locale: Locale): string => idFor(`article:${key}:${locale}`)

/** Every story of the demo publication: one file each in `stories/`, with one export. */
export async function demoStories(): Promise<DemoStory[]> {
  const files = (await readdir(join(folder, 'stories'))).filter((file) => file.endsWith('.ts')).sort()
  const modules = await Promise.all(
    files.map(
      (file) => import(/* turbopackIgnore: true */ pathToFileURL(join(folder, 'stories', file)).href),
    ),
  )
  return modules.flatMap((each) => Object.values(each as Record<string, DemoStory>))
}

/** In the order in which the foot of every page has them. */
const demoPages: readonly DemoPage[] = [about, ethics, ownership, contact, privacy, accessibility]

/** A paper has written these before it prints its first story; the order of their days is the order at its foot. */
const oldestPage = 24 * 400

function asStory({ key, versions }: DemoPage): DemoStory {
  const place = demoPages.findIndex((each) => each.key === key)
  return {
    key: keyOfPage(key),
    kind: 'page',
    section: 'economy',
    desk: 'dubai',
    topics: [],
    publishedHoursAgo: oldestPage - place,
    versions: Object.fromEntries(
      Object.entries(versions).map(([locale, version]) => [locale, { ...version, bylines: [] }]),
    ),
  }
}

/** Whether anybody has published here; a database with a publication is never filled over. */
export async function isEmpty({ orm }: Database): Promise<boolean> {
  return (await orm.select({ id: publication.id }).from(publication)).length === 0
}

/**
 * @param mediaFolder absolute; where renditions go
 * @param now the moment stories are dated from
 * @param report called with a line of progress
 */
export async function fillWithDemo(
  db: Database,
  mediaFolder: string,
  now: Date,
  report: (line: string) => void,
): Promise<void> {
  const stories = [...(await demoStories()), ...demoPages.map(asStory)]
  report(
    `Drawing ${pictureKeys.length} pictures and ${Object.keys(authors).length} portraits, printing ${photographKeys.length} photographs`,
  )
  await storePictures(db, mediaFolder)
  report(`Filing ${stories.length - demoPages.length} stories and ${demoPages.length} pages`)
  // The publication's row comes with the last transaction: a fill that was interrupted starts again.
  await db.orm.transaction(async (tx) => {
    await writeDirectory(tx)
    for (const each of stories) await writeStory(tx, each, now)
    await linkTranslations(tx, stories)
    await placeFront(tx)
    await tx.insert(publication).values(demoPublication)
  })
}

async function storePictures(db: Database, mediaFolder: string): Promise<void> {
  const drawn = {
    credits: pictureCredits,
    licence: pictureLicence,
    licenceKind: 'creative-commons' as const,
  }
  const store = async (file: string, row: Omit<NewPicture, 'original'>): Promise<void> => {
    const original = await readFile(join(folder, file))
    await storePicture(db, mediaFolder, { ...row, original }, encodeDrawing)
  }
  for (const key of pictureKeys)
    await store(`pictures/${key}.svg`, { id: pictureId(key), ...pictures[key], ...drawn })
  for (const key of photographKeys) {
    const { photographer: _, ...row } = photographs[key]
    await store(`photographs/${key}.avif`, {
      id: pictureId(key),
      ...row,
      credits: creditsOf(photographs[key]),
    })
  }
  for (const [key, { names }] of Object.entries(authors))
    await store(`portraits/${key}.svg`, { id: portraitId(key), alts: names, ...drawn })
}

async function writeDirectory(tx: Transaction): Promise<void> {
  await tx
    .insert(section)
    .values(
      Object.entries(sections).map(([slug, given]) => ({ ...given, id: idFor(`section:${slug}`), slug })),
    )
  await tx.insert(topic).values(
    Object.entries(topics).map(([slug, given]) => ({
      ...given,
      aliases: [...given.aliases],
      id: idFor(`topic:${slug}`),
      slug,
    })),
  )
  await tx
    .insert(desk)
    .values(Object.entries(desks).map(([slug, given]) => ({ ...given, id: idFor(`desk:${slug}`), slug })))
  await tx.insert(author).values(
    Object.entries(authors).map(([slug, { desk: deskKey, handles, ...given }]) => ({
      ...given,
      id: idFor(`author:${slug}`),
      slug,
      handles: [...handles],
      deskId: idFor(`desk:${deskKey}`),
      portraitId: portraitId(slug),
    })),
  )
}

async function writeStory(tx: Transaction, given: DemoStory, now: Date): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const ago = (hours: number) => before(hours).toISOString()
  const id = storyId(given.key)
  await tx.insert(story).values({
    id,
    kind: given.kind,
    sectionId: idFor(`section:${given.section}`),
    deskId: idFor(`desk:${given.desk}`),
    createdAt: before(given.publishedHoursAgo),
  })
  if (given.topics.length)
    await tx
      .insert(storyTopic)
      .values(
        given.topics.map((key, position) => ({ storyId: id, topicId: idFor(`topic:${key}`), position })),
      )
  for (const [locale, version] of Object.entries(given.versions) as [Locale, DemoVersion][]) {
    const updatedHoursAgo = version.updatedHoursAgo ?? version.corrections?.[0]?.hoursAgo
    await writeArticle(tx, {
      id: articleId(given.key, locale),
      storyId: id,
      locale,
      state: 'published',
      slug: version.slug,
      kicker: version.kicker,
      headline: version.headline,
      standfirst: version.standfirst,
      dateline: version.dateline,
      document: typeof version.body === 'function' ? version.body(ago) : version.body,
      leadMediaId: given.picture ? pictureId(given.picture) : null,
      publishedAt: before(given.publishedHoursAgo),
      updatedAt: updatedHoursAgo === undefined ? null : before(updatedHoursAgo),
      significantlyUpdatedAt: version.updatedHoursAgo === undefined ? null : before(version.updatedHoursAgo),
      bylines: version.bylines.map((each) => ({ authorId: idFor(`author:${each.author}`), role: each.role })),
    })
    for (const [position, each] of (version.corrections ?? []).entries()) {
      await tx.insert(correction).values({
        id: idFor(`correction:${given.key}:${locale}:${position}`),
        articleId: articleId(given.key, locale),
        note: each.note,
        correctedAt: before(each.hoursAgo),
      })
    }
  }
}

/** A second pass, because a version may be written before the one it was translated from. */
async function linkTranslations(tx: Transaction, stories: DemoStory[]): Promise<void> {
  for (const each of stories) {
    for (const [locale, { translatedFrom }] of Object.entries(each.versions) as [Locale, DemoVersion][]) {
      if (translatedFrom)
        await tx
          .update(article)
          .set({ translatedFromId: articleId(each.key, translatedFrom), translatedFromRevision: 1 })
          .where(eq(article.id, articleId(each.key, locale)))
    }
  }
}

/** What the demo's front editor chose for the Arabic front; other languages lead with their newest. */
const arabicFront = [
  'stablecoin-reserves-report',
  'cable-cut-red-sea',
  'patent-race',
  'souk-goes-cashless',
  'port-strike-algorithms',
]

async function placeFront(tx: Transaction): Promise<void> {
  await tx.insert(frontSlot).values(
    arabicFront.map((key, position) => ({
      locale: defaultLocale,
      position,
      articleId: articleId(key, defaultLocale),
    })),
  )
}
