import { isolateInPlainText } from '../../arabic/isolate-runs.ts'
import type { Database } from '../../db/open.ts'
import { everyWord } from '../../locale/reader-messages.ts'
import { type Locale, localeTable } from '../../locale/table.ts'
import { absolute, correctionsHref } from '../../publication/addresses.ts'
import { type NoteOnStory, newestNotes, toldAt } from '../../publication/corrections.ts'
import { feedSize } from '../../publication/feed-stories.ts'
import { masthead } from '../../publication/masthead.ts'
import { element, isolated } from '../../story/html.ts'
import { stableId } from '../stable-id.ts'
import { creditsOf, type Feed, type FeedEntry, noteHtml, type Words, writeFeed } from './feed.ts'

/** The newest corrections, clarifications and updates of a language: an entry for each, leading to its story. */
export async function correctionsFeed(db: Database, locale: Locale): Promise<Feed> {
  const notes = await newestNotes(db, locale, feedSize)
  const { name } = await masthead(db, locale)
  const t = await everyWord(locale)
  return writeFeed(
    db,
    locale,
    { kind: 'corrections' },
    {
      name: t('Correction.page.title'),
      description: t('Correction.page.description', { name }),
      href: correctionsHref(locale),
    },
    (words) => notes.map((note) => entryOf(note, words)),
  )
}

function entryOf(given: NoteOnStory, words: Words): FeedEntry {
  const { id, kind, note, correctedAt, story } = given
  const { t, locale } = words
  const { dir } = localeTable[locale]
  const plain = (text: string) => isolateInPlainText(text, dir)
  const href = absolute(`${story.href}#note-${id}`)
  return {
    id: stableId(`correction ${id}`),
    href,
    title: plain(
      t('Correction.page.entry', { kind: t(`Correction.kind.${kind}`), headline: story.headline }),
    ),
    summary: plain(note),
    html:
      noteHtml(given, words, true) +
      element(
        'p',
        { dir, lang: locale },
        element('a', { href: absolute(story.href) }, isolated(story.headline, dir)),
      ),
    published: correctedAt,
    updated: toldAt(given),
    credits: creditsOf(story),
    section: story.section.name,
    topics: [],
    pictures: [],
    recordings: [],
  }
}
