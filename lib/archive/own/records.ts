/**
 * What our own export holds, file by file; `docs/export-format.md` says the same in words. Everything that is read goes
 * through here: an export may have been changed by anybody since.
 */
import { z } from 'zod'
import { locales, type PerLocale } from '../../locale/table.ts'
import { readColumns, readName, readRows } from '../../newsroom/datasets/typed-table.ts'
import { parseHandles, parseSynonyms, parseTexts } from '../../newsroom/directory/parse-entry.ts'
import { timeZone } from '../../newsroom/fields.ts'
import { frontKey } from '../../newsroom/front/front-key.ts'
import { readPlaces } from '../../newsroom/front/places.ts'
import { mostOtherHeadlines, mostRelated } from '../../newsroom/limits.ts'
import { readRecurrence } from '../../newsroom/plan/recurrence.ts'
import { parseAdsTxt, parseTrustTxt } from '../../newsroom/settings/parse-declared-files.ts'
import { parseMenu, parseSettings, settingsFields } from '../../newsroom/settings/parse-settings.ts'
import { machineTermsFields, parseMachineTerms } from '../../newsroom/settings/set-machine-terms.ts'
import { credentialsShape } from '../../picture/credentials/credentials.ts'
import { cropNames } from '../../picture/crops.ts'
import { digitalSources } from '../../picture/digital-source.ts'
import { fileFormatNames, mediaKinds } from '../../picture/file-formats.ts'
import { licenceKindNames } from '../../picture/licences.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { StoryDocument } from '../../story/document.ts'
import { upToDate } from '../../story/up-steps.ts'
import {
  articleStates,
  bylineRoles,
  correctionKinds,
  coverageKinds,
  headlineTestOutcomes,
  liveEntryStates,
  type MenuItem,
  mostTestedHeadlines,
  partActs,
  partKinds,
  partStates,
  policyKinds,
  storyKinds,
} from '../../vocabulary.ts'

export const exportVersion = 1

/** Ours are ten characters; those of the demo and of other tools may be otherwise, but no longer. */
const id = z.string().regex(/^[\w-]{1,64}$/)
const line = z
  .string()
  .max(4_000)
  .transform((text) => withoutOverrides(text.replace(/[\s\u0085]+/gu, ' ').trim()))
const text = z
  .string()
  .max(20_000)
  .transform((given) => withoutOverrides(given).trim())
const texts = z
  .record(z.string(), z.string())
  .transform((given): PerLocale => parseTexts(given, 'texts', 20_000, 'many'))
const locale = z.enum(locales)
const moment = z.iso.datetime({ offset: true }).transform((written) => new Date(written))
const address = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(100)
const focus = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
/** A piece of a sentence: what it begins and ends with is part of it. */
const changed = z.object({
  kind: z.enum(['same', 'gone', 'new']),
  text: z.string().max(20_000).transform(withoutOverrides),
})
const whole = z.number().int().min(0).max(1_000_000_000)

/** Since when it is offered to nobody. */
const archivedAt = moment.nullable().default(null)
const entry = { id, slug: address, names: texts, descriptions: texts.default({}), archivedAt }

const menu = z.array(z.unknown()).transform((items) => parseMenu(items as MenuItem[]))
const accents = z.object({ light: z.string(), dark: z.string() })
/** How the paper looks and prints, held to the rules of the form in which an owner says it. */
const looks = z
  .object({
    readings: z.partialRecord(locale, z.string()).default({}),
    accents: accents.nullable().default(null),
    policies: z.partialRecord(z.enum(policyKinds), z.string()).default({}),
    podcast: settingsFields.podcast,
    machineTerms: machineTermsFields.optional(),
    adsTxt: z.string().default(''),
    trustTxt: z.string().default(''),
    offersPush: settingsFields.offersPush,
  })
  .transform(({ machineTerms, adsTxt, trustTxt, ...given }) => ({
    ...parseSettings({ ...given, accents: given.accents ?? { light: '', dark: '' } }),
    ...(machineTerms && { machineTerms: parseMachineTerms(machineTerms) }),
    adsTxt: parseAdsTxt(adsTxt),
    trustTxt: parseTrustTxt(trustTxt),
  }))

/** Documents, brought up from the version that the whole export is written in. */
const document = (version: number) =>
  z.unknown().transform((given): StoryDocument => upToDate(given, version, { preserveUnknown: true }))
const bylines = z.array(z.object({ authorId: id, role: z.enum(bylineRoles) })).max(50)

export const header = z.object({
  format: z.literal('warraq'),
  version: z.number().int(),
  documentVersion: z.number().int().default(1),
  exportedAt: z.string(),
  publication: z
    .object({
      names: texts,
      taglines: texts,
      timeZone: z.string().max(100),
      contactEmail: z.email().nullable(),
      handles: z.array(z.unknown()).default([]).transform(parseHandles),
      logoId: id.nullable().default(null),
      menus: z
        .partialRecord(locale, z.object({ header: menu.optional(), footer: menu.optional() }))
        .default({}),
      withdrawnNotes: texts.default({}),
      hidesExpiredPictures: z.boolean().default(false),
      requiresMachineLabel: z.boolean().default(false),
    })
    .and(looks)
    .optional(),
})

const content = (version: number) => ({
  kicker: line.nullable().default(null),
  headline: line,
  standfirst: line.nullable().default(null),
  dateline: line.nullable().default(null),
  searchTitle: line.nullable().default(null),
  searchDescription: line.nullable().default(null),
  socialTitle: line.nullable().default(null),
  socialDescription: line.nullable().default(null),
  otherHeadlines: z.array(line).max(mostOtherHeadlines).default([]),
  document: document(version),
  leadMediaId: id.nullable().default(null),
  bylines: bylines.default([]),
})

/** The files of an export, and what each of their lines is. */
export const recordsOf = (version: number) => ({
  sections: z.object({ ...entry, position: whole, isOpinion: z.boolean().default(false) }),
  topics: z.object({
    ...entry,
    aliases: z.array(z.string()).default([]).transform(parseSynonyms),
  }),
  desks: z.object(entry),
  media: z.object({
    id,
    /** Within the export. */
    file: z
      .string()
      .regex(new RegExp(`^media/[\\w-]{1,64}\\.(?:jpg|png|webp|avif|${fileFormatNames.join('|')})$`)),
    kind: z.enum(mediaKinds).default('picture'),
    /** What a file that is no picture was called. */
    fileName: line.nullable().default(null),
    /** What is said in a sound or film, as WebVTT. */
    tracks: z.partialRecord(locale, z.string().max(1_000_000)).default({}),
    alts: texts.default({}),
    captions: texts.default({}),
    credits: texts.default({}),
    licence: line.nullable().default(null),
    licenceKind: z.enum(licenceKindNames).nullable().default(null),
    licenceNote: text.nullable().default(null),
    takenAt: line.nullable().default(null),
    digitalSource: z.enum(digitalSources).nullable().default(null),
    credentials: credentialsShape.nullable().default(null),
    expiresAt: moment.nullable().default(null),
    focalX: z.number().min(0).max(1).default(0.5),
    focalY: z.number().min(0).max(1).default(0.5),
    crops: z.partialRecord(z.enum(cropNames), focus).default({}),
    createdAt: moment,
  }),
  authors: z.object({
    id,
    slug: address,
    names: texts,
    jobTitles: texts.default({}),
    biographies: texts.default({}),
    email: z.email().nullable().default(null),
    handles: z.array(z.unknown()).default([]).transform(parseHandles),
    deskId: id.nullable().default(null),
    portraitId: id.nullable().default(null),
    languages: z.array(locale).default([]),
    archivedAt,
  }),
  stories: z.object({
    id,
    kind: z.enum(storyKinds),
    sectionId: id,
    deskId: id.nullable(),
    topicIds: z.array(id).max(200).default([]),
    /** Other stories of the export, which may stand further down. */
    relatedIds: z.array(id).max(mostRelated).default([]),
    /** The template that it was begun from. */
    templateId: id.nullable().default(null),
    createdAt: moment,
  }),
  articles: z.object({
    id,
    storyId: id,
    locale,
    slug: z
      .string()
      .max(300)
      .regex(/^[^\s/?#\\]+$/u),
    state: z.enum(articleStates),
    ...content(version),
    publishedAt: moment.nullable(),
    updatedAt: moment.nullable(),
    // Not in exports of before it was kept.
    significantlyUpdatedAt: moment.nullable().default(null),
    createdAt: moment,
    killReason: text.nullable().default(null),
    embargoUntil: moment.nullable().default(null),
    revisionNumber: whole,
    translatedFromId: id.nullable().default(null),
    translatedFromRevision: whole.nullable().default(null),
    /** The working text, where it says something else than readers see. */
    draft: z.object(content(version)).nullable().default(null),
    /** Entries that were posted to live coverage. */
    entries: z
      .array(
        z.object({
          id,
          key: z.string().min(1).max(64),
          anchor: z.string().regex(/^u\d{1,16}$/),
          state: z.enum(liveEntryStates),
          at: moment,
          headline: line,
          document: document(version),
          isKey: z.boolean().default(false),
          isBreaking: z.boolean().default(false),
          isPinned: z.boolean().default(false),
          authorId: id.nullable().default(null),
          writtenBy: line,
          change: whole,
          createdAt: moment,
          changedAt: moment,
        }),
      )
      .default([]),
    /** Tests of its headlines. */
    headlineTests: z
      .array(
        z
          .object({
            id,
            headlines: z.array(line).min(2).max(mostTestedHeadlines),
            shown: z.array(whole).max(mostTestedHeadlines),
            opened: z.array(whole).max(mostTestedHeadlines),
            startedAt: moment,
            endsAt: moment,
            endedAt: moment.nullable().default(null),
            outcome: z.enum(headlineTestOutcomes).nullable().default(null),
            winner: whole
              .max(mostTestedHeadlines - 1)
              .nullable()
              .default(null),
            usedAt: moment.nullable().default(null),
          })
          .refine(
            ({ headlines, shown, opened, winner }) =>
              [shown, opened].every(({ length }) => length === headlines.length) &&
              (winner ?? 0) < headlines.length,
          ),
      )
      .default([]),
    corrections: z
      .array(
        z.object({
          id: id.optional(),
          kind: z.enum(correctionKinds),
          note: text,
          correctedAt: moment,
          revisionNumber: whole.nullable().default(null),
          previousRevision: whole.nullable().default(null),
          changes: z.array(z.array(changed)).nullable().default(null),
          amendsId: id.nullable().default(null),
          withdrawnAt: moment.nullable().default(null),
          withdrawalReason: text.nullable().default(null),
        }),
      )
      .default([]),
  }),
  revisions: z.object({
    articleId: id,
    number: whole,
    ...content(version),
    reason: text.nullable().default(null),
    createdAt: moment,
    publishedAt: moment.nullable(),
  }),
  parts: z.object({
    id,
    kind: z.enum(partKinds),
    locale: locale.nullable().default(null),
    name: line,
    state: z.enum(partStates),
    document: document(version),
    /** Of a box: what readers see. */
    publishedDocument: document(version).nullable().default(null),
    publishedAt: moment.nullable().default(null),
    storyKind: z.enum(storyKinds).nullable().default(null),
    sectionId: id.nullable().default(null),
    topicIds: z.array(id).max(200).default([]),
    createdAt: moment,
    changedAt: moment,
    version: whole.min(1),
    revisions: z
      .array(
        z.object({
          number: whole,
          act: z.enum(partActs),
          name: line,
          document: document(version),
          madeBy: line,
          at: moment,
        }),
      )
      .default([]),
  }),
  checklist: z.object({
    id,
    words: line,
    isRequired: z.boolean(),
    sectionId: id.nullable().default(null),
    storyKind: z.enum(storyKinds).nullable().default(null),
    templateId: id.nullable().default(null),
    position: whole,
    archivedAt,
    /** Where somebody has seen to it. */
    ticks: z.array(z.object({ articleId: id, tickedBy: line, tickedAt: moment })).default([]),
  }),
  events: z.object({
    id,
    name: line,
    place: line.nullable().default(null),
    notes: text.nullable().default(null),
    startsAt: moment,
    endsAt: moment,
    isAllDay: z.boolean().default(false),
    timeZone,
    recurrence: z
      .object({ every: z.unknown(), interval: z.unknown(), on: z.array(z.unknown()), until: z.unknown() })
      .transform(readRecurrence)
      .nullable()
      .default(null),
    skipped: z.array(z.iso.datetime()).max(10_000).default([]),
    embargoUntil: moment.nullable().default(null),
    deskId: id.nullable().default(null),
    uid: z.string().max(400).nullable().default(null),
    cancelledAt: moment.nullable().default(null),
    createdAt: moment,
  }),
  coverages: z.object({
    id,
    eventId: id.nullable().default(null),
    occursAt: moment.nullable().default(null),
    kind: z.enum(coverageKinds),
    locale,
    headline: line,
    slugLine: line.nullable().default(null),
    notes: text.nullable().default(null),
    sectionId: id.nullable().default(null),
    deskId: id.nullable().default(null),
    dueAt: moment.nullable().default(null),
    articleId: id.nullable().default(null),
    doneAt: moment.nullable().default(null),
    cancelledAt: moment.nullable().default(null),
    createdAt: moment,
  }),
  datasets: z
    .object({
      id,
      name: z.unknown().transform(readName),
      locale,
      columns: z.unknown().transform(readColumns),
      rows: z.array(z.unknown()),
      version: whole.min(1),
      changedBy: line,
      changedAt: moment,
      createdAt: moment,
      archivedAt,
    })
    .transform(({ rows, ...given }) => ({
      ...given,
      rows: readRows(rows, given.columns).map(({ name, cells }) => ({ name, cells })),
    })),
  datasetChanges: z.object({
    datasetId: id,
    version: whole.min(1),
    at: moment,
    changedBy: line,
    isProgram: z.boolean().default(false),
    cells: z
      .array(
        z.object({
          row: line,
          column: line.nullable(),
          before: text.nullable(),
          after: text.nullable(),
        }),
      )
      .max(20_000),
    count: whole,
  }),
  fronts: z.object({ front: frontKey, locale, places: z.array(z.unknown()).transform(readPlaces) }),
  redirects: z.union([
    z.object({ articleId: id, locale, sectionSlug: z.string().max(200), slug: z.string().min(1).max(300) }),
    z.object({ path: z.string().min(1).max(2_000), articleId: id }),
    z.object({ path: z.string().min(1).max(2_000), href: z.string().min(1).max(2_000) }),
  ]),
})

export type OwnHeader = z.output<typeof header>
export type RecordName = keyof ReturnType<typeof recordsOf>
export type OwnRecord<N extends RecordName> = z.output<ReturnType<typeof recordsOf>[N]>
