/** What was found when the house was looked at: a name that messages have words for, and what they are about. */
import { createTranslator } from 'next-intl'
import { newsroomMessages } from '../../locale/newsroom-messages.ts'
import type { NewsroomLocale } from '../../vocabulary.ts'

/** `watch`: it works, and will not for ever, or not as it should. */
export type Health = 'well' | 'watch' | 'broken'
export const healths = ['broken', 'watch', 'well'] as const satisfies readonly Health[]

/** All that can be found of each thing the paper depends on. Its words: `Newsroom.Status.found` in the messages. */
export const standings = {
  database: {
    embedded: 'well',
    server: 'well',
    embeddedAway: 'broken',
    folderGone: 'broken',
    serverAway: 'broken',
    damaged: 'broken',
  },
  schema: { current: 'well', behind: 'broken', newer: 'broken' },
  changes: { heard: 'well', unheard: 'broken', lost: 'broken' },
  schedule: { kept: 'well', failed: 'watch', late: 'broken' },
  pictures: { reached: 'well', gone: 'broken', unwritable: 'broken', bucketAway: 'broken' },
  disk: { room: 'well', little: 'watch', low: 'broken', full: 'broken', unwritable: 'broken' },
  pages: { kept: 'well', unwritable: 'watch' },
  backup: {
    made: 'well',
    byHand: 'watch',
    due: 'watch',
    none: 'watch',
    late: 'broken',
    failed: 'broken',
  },
  mail: { taken: 'well', unset: 'watch', refused: 'broken' },
  signature: { valid: 'well', ending: 'watch', unusable: 'broken' },
  address: { https: 'well', http: 'watch', local: 'watch' },
  work: { well: 'well', failing: 'broken' },
  messages: { few: 'well', many: 'watch' },
  instances: { agree: 'well', builds: 'watch', secrets: 'broken' },
  owner: { some: 'well', none: 'watch' },
} as const satisfies Record<string, Record<string, Health>>

export type About = keyof typeof standings
export const abouts = Object.keys(standings) as About[]
export type Found<A extends About> = {
  name: keyof (typeof standings)[A] & string
  values: Record<string, string | number | Date>
}

/** @property name `unchecked`: it could not be found out */
export type Finding = {
  about: About
  name: string
  health: Health
  values: Readonly<Record<string, string | number | Date>>
}

export const findingOf = <A extends About>(about: A, { name, values }: Found<A>): Finding => ({
  about,
  name,
  health: (standings[about] as Record<string, Health>)[name] ?? 'broken',
  values,
})

export const uncheckedFinding = (about: About, reason: string): Finding => ({
  about,
  name: 'unchecked',
  health: 'broken',
  values: { reason },
})

export type WordedFinding = {
  about: About
  health: Health
  says: string
  /** What to do; of what is not well. */
  mend?: string
}

/**
 * A finding in words.
 * @param moment how moments are printed; what else is a text is set apart from what stands around it, if `isApart`
 */
export function wordFinding(
  { about, name, health, values }: Finding,
  {
    locale,
    moment,
    isApart = false,
  }: { locale: NewsroomLocale; moment: (at: Date) => string; isApart?: boolean },
): WordedFinding {
  // Which messages there are is held against `standings` by a test.
  const t = createTranslator({
    locale: `${locale}-u-nu-latn`,
    messages: newsroomMessages(locale),
  }) as unknown as (key: string, values: Record<string, string | number>) => string
  const shown = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value instanceof Date
        ? moment(value)
        : typeof value === 'string' && isApart && key !== 'problem'
          ? `\u2068${value}\u2069`
          : value,
    ]),
  )
  const key = name === 'unchecked' ? 'Newsroom.Status.unchecked' : `Newsroom.Status.found.${about}.${name}`
  return {
    about,
    health,
    says: t(`${key}.says`, shown),
    ...(health !== 'well' && { mend: t(`${key}.mend`, shown) }),
  }
}

/** For operators, who read English at a terminal. */
export const inOperatorsWords = (finding: Finding): WordedFinding =>
  wordFinding(finding, {
    locale: 'en',
    moment: (at) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  })
