/** Fills an empty database with the demo publication, so that the first page a newcomer opens is a newspaper. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { idFor } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { projectPath } from '../db/project-path.ts'
import { dataset, datasetRow } from '../db/tables/datasets.ts'
import { section, topic } from '../db/tables/directory.ts'
import { breakingNotice, figureBoard, frontSlot } from '../db/tables/front.ts'
import { author, desk } from '../db/tables/people-and-pictures.ts'
import { publication } from '../db/tables/publication.ts'
import { correction, story, storyTopic } from '../db/tables/stories.ts'
import type { Transaction } from '../db/transaction.ts'
import type { Locale } from '../locale/table.ts'
import { type NewPicture, storePicture } from '../newsroom/store-picture.ts'
import { type NewArticle, writeArticles } from '../newsroom/stories/write-article.ts'
import { itemAt } from '../present.ts'
import { type FrontArea, placesIn } from '../publication/front-shape.ts'
import { datasetId, demoDatasets } from './datasets.ts'
import {
  authorId,
  type DemoPage,
  type DemoStory,
  type DemoVersion,
  keyOfPage,
  pictureId,
  storyId,
} from './demo-story.ts'
import { authors, publication as demoPublication, desks, sections, topics } from './directory.ts'
import { encodeDrawing } from './encoded-drawings.ts'
import { breaking, type DemoFigures, deskOf, figureBoards, fronts } from './fronts.ts'
import { about } from './pages/about.ts'
import { accessibility } from './pages/accessibility.ts'
import { contact } from './pages/contact.ts'
import { ethics } from './pages/ethics.ts'
import { ownership } from './pages/ownership.ts'
import { privacy } from './pages/privacy.ts'
import { writeParts } from './parts.ts'
import { creditsOf, photographKeys, photographs } from './photographs.ts'
import { pictureCredits, pictureKeys, pictureLicence, pictures } from './pictures.ts'
import { storeRecordings } from './recordings.ts'

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
  await storeRecordings(db, mediaFolder)
  report(`Filing ${stories.length - demoPages.length} stories and ${demoPages.length} pages`)
  // The publication's row comes with the last transaction: a fill that was interrupted starts again.
  await db.orm.transaction(async (tx) => {
    await writeDirectory(tx)
    await writeStories(tx, stories, now)
    await placeFronts(tx)
    await writeFigures(tx, now)
    await writeDatasets(tx, now)
    await announceBreaking(tx, now)
    await writeParts(tx, { by: authors['layla-mansour']?.names.ar ?? 'ورّاق', at: now })
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

/** All at once: written one by one they take three times as long, since every list is brought up to date each time. */
async function writeStories(tx: Transaction, stories: readonly DemoStory[], now: Date): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  await tx.insert(story).values(
    stories.map((each) => ({
      id: storyId(each.key),
      kind: each.kind,
      sectionId: idFor(`section:${each.section}`),
      deskId: idFor(`desk:${each.desk}`),
      createdAt: before(each.publishedHoursAgo),
    })),
  )
  await tx.insert(storyTopic).values(
    stories.flatMap(({ key, topics: filedUnder }) =>
      filedUnder.map((topicKey, position) => ({
        storyId: storyId(key),
        topicId: idFor(`topic:${topicKey}`),
        position,
      })),
    ),
  )
  const versions = stories.flatMap((each) =>
    (Object.entries(each.versions) as [Locale, DemoVersion][]).map(([locale, version]) => ({
      ...each,
      locale,
      version,
    })),
  )
  await writeArticles(
    tx,
    versions.map(({ version, ...each }) => asArticle(each, version, before)),
  )
  await tx.insert(correction).values(
    versions.flatMap(({ key, locale, version }) =>
      (version.corrections ?? []).map(({ note, hoursAgo }, position) => ({
        id: idFor(`correction:${key}:${locale}:${position}`),
        articleId: articleId(key, locale),
        note,
        correctedAt: before(hoursAgo),
      })),
    ),
  )
}

function asArticle(
  { key, locale, picture, publishedHoursAgo }: DemoStory & { locale: Locale },
  version: DemoVersion,
  before: (hours: number) => Date,
): NewArticle {
  const updatedHoursAgo = version.updatedHoursAgo ?? version.corrections?.[0]?.hoursAgo
  return {
    id: articleId(key, locale),
    storyId: storyId(key),
    locale,
    state: 'published',
    slug: version.slug,
    kicker: version.kicker,
    headline: version.headline,
    standfirst: version.standfirst,
    dateline: version.dateline,
    document:
      typeof version.body === 'function'
        ? version.body((hours) => before(hours).toISOString())
        : version.body,
    leadMediaId: picture ? pictureId(picture) : null,
    publishedAt: before(publishedHoursAgo),
    updatedAt: updatedHoursAgo === undefined ? null : before(updatedHoursAgo),
    significantlyUpdatedAt: version.updatedHoursAgo === undefined ? null : before(version.updatedHoursAgo),
    bylines: version.bylines.map((each) => ({ authorId: authorId(each.author), role: each.role })),
    ...(version.translatedFrom && {
      translatedFrom: { articleId: articleId(key, version.translatedFrom), revision: 1 },
    }),
  }
}

async function placeFronts(tx: Transaction): Promise<void> {
  await tx.insert(frontSlot).values(
    fronts.flatMap(({ locale, of, layout }) =>
      (Object.entries(layout) as [FrontArea, string[]][]).flatMap(([area, keys]) =>
        keys.map((key, index) => ({
          front: of === 'front' ? of : (`section:${idFor(`section:${of}`)}` as const),
          locale,
          position: itemAt(placesIn(area), index),
          articleId: articleId(key, locale),
        })),
      ),
    ),
  )
}

async function writeFigures(tx: Transaction, now: Date): Promise<void> {
  await tx.insert(figureBoard).values(
    (Object.entries(figureBoards) as [Locale, DemoFigures][]).map(([locale, { title, source, figures }]) => ({
      locale,
      title,
      figures: figures.map((each) => ({ ...each, at: now.toISOString(), source })),
      version: 1,
      changedAt: now,
      changedBy: deskOf(locale),
    })),
  )
}

async function writeDatasets(tx: Transaction, now: Date): Promise<void> {
  for (const { key, locale, name, columns, rows } of demoDatasets) {
    const id = datasetId(key)
    await tx
      .insert(dataset)
      .values({ id, locale, name, columns, changedAt: now, toldAt: now, changedBy: deskOf(locale) })
    await tx.insert(datasetRow).values(rows.map((row, position) => ({ ...row, datasetId: id, position })))
  }
}

async function announceBreaking(tx: Transaction, now: Date): Promise<void> {
  await tx.insert(breakingNotice).values(
    (Object.entries(breaking.lines) as [Locale, string][]).map(([locale, text]) => ({
      id: idFor(`notice:${locale}`),
      locale,
      text,
      articleId: articleId(breaking.story, locale),
      startedAt: now,
      expiresAt: new Date(now.getTime() + breaking.hours * 3_600_000),
      startedBy: deskOf(locale),
    })),
  )
}
