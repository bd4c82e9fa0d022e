/**
 * What the newsroom says, in the two languages it speaks. A file per part of it, all under one name, so that nothing
 * of the reader's is ever taken for it.
 */

import arAudience from '../../messages/newsroom/ar/audience.json' with { type: 'json' }
import arBlocks from '../../messages/newsroom/ar/blocks.json' with { type: 'json' }
import arCalendar from '../../messages/newsroom/ar/calendar.json' with { type: 'json' }
import arConnections from '../../messages/newsroom/ar/connections.json' with { type: 'json' }
import arCorrections from '../../messages/newsroom/ar/corrections.json' with { type: 'json' }
import arData from '../../messages/newsroom/ar/data.json' with { type: 'json' }
import arDirectory from '../../messages/newsroom/ar/directory.json' with { type: 'json' }
import arEditor from '../../messages/newsroom/ar/editor.json' with { type: 'json' }
import arFiles from '../../messages/newsroom/ar/files.json' with { type: 'json' }
import arFront from '../../messages/newsroom/ar/front.json' with { type: 'json' }
import arImport from '../../messages/newsroom/ar/import.json' with { type: 'json' }
import arInbox from '../../messages/newsroom/ar/inbox.json' with { type: 'json' }
import arLive from '../../messages/newsroom/ar/live.json' with { type: 'json' }
import arLog from '../../messages/newsroom/ar/log.json' with { type: 'json' }
import arMedia from '../../messages/newsroom/ar/media.json' with { type: 'json' }
import arNewsletters from '../../messages/newsroom/ar/newsletters.json' with { type: 'json' }
import arNotes from '../../messages/newsroom/ar/notes.json' with { type: 'json' }
import arParts from '../../messages/newsroom/ar/parts.json' with { type: 'json' }
import arPeople from '../../messages/newsroom/ar/people.json' with { type: 'json' }
import arPlan from '../../messages/newsroom/ar/plan.json' with { type: 'json' }
import arRedirects from '../../messages/newsroom/ar/redirects.json' with { type: 'json' }
import arSettings from '../../messages/newsroom/ar/settings.json' with { type: 'json' }
import arShell from '../../messages/newsroom/ar/shell.json' with { type: 'json' }
import arStatus from '../../messages/newsroom/ar/status.json' with { type: 'json' }
import arStories from '../../messages/newsroom/ar/stories.json' with { type: 'json' }
import arSuggestions from '../../messages/newsroom/ar/suggestions.json' with { type: 'json' }
import arTranslation from '../../messages/newsroom/ar/translation.json' with { type: 'json' }
import enAudience from '../../messages/newsroom/en/audience.json' with { type: 'json' }
import enBlocks from '../../messages/newsroom/en/blocks.json' with { type: 'json' }
import enCalendar from '../../messages/newsroom/en/calendar.json' with { type: 'json' }
import enConnections from '../../messages/newsroom/en/connections.json' with { type: 'json' }
import enCorrections from '../../messages/newsroom/en/corrections.json' with { type: 'json' }
import enData from '../../messages/newsroom/en/data.json' with { type: 'json' }
import enDirectory from '../../messages/newsroom/en/directory.json' with { type: 'json' }
import enEditor from '../../messages/newsroom/en/editor.json' with { type: 'json' }
import enFiles from '../../messages/newsroom/en/files.json' with { type: 'json' }
import enFront from '../../messages/newsroom/en/front.json' with { type: 'json' }
import enImport from '../../messages/newsroom/en/import.json' with { type: 'json' }
import enInbox from '../../messages/newsroom/en/inbox.json' with { type: 'json' }
import enLive from '../../messages/newsroom/en/live.json' with { type: 'json' }
import enLog from '../../messages/newsroom/en/log.json' with { type: 'json' }
import enMedia from '../../messages/newsroom/en/media.json' with { type: 'json' }
import enNewsletters from '../../messages/newsroom/en/newsletters.json' with { type: 'json' }
import enNotes from '../../messages/newsroom/en/notes.json' with { type: 'json' }
import enParts from '../../messages/newsroom/en/parts.json' with { type: 'json' }
import enPeople from '../../messages/newsroom/en/people.json' with { type: 'json' }
import enPlan from '../../messages/newsroom/en/plan.json' with { type: 'json' }
import enRedirects from '../../messages/newsroom/en/redirects.json' with { type: 'json' }
import enSettings from '../../messages/newsroom/en/settings.json' with { type: 'json' }
import enShell from '../../messages/newsroom/en/shell.json' with { type: 'json' }
import enStatus from '../../messages/newsroom/en/status.json' with { type: 'json' }
import enStories from '../../messages/newsroom/en/stories.json' with { type: 'json' }
import enSuggestions from '../../messages/newsroom/en/suggestions.json' with { type: 'json' }
import enTranslation from '../../messages/newsroom/en/translation.json' with { type: 'json' }
import { type NewsroomLocale, newsroomLocales } from '../vocabulary.ts'

/** Arabic is the source here too: English must have its keys, and the compiler says so. */
const inArabic = {
  Shell: arShell,
  Audience: arAudience,
  Settings: arSettings,
  People: arPeople,
  Stories: arStories,
  Suggestions: arSuggestions,
  Data: arData,
  Directory: arDirectory,
  Editor: arEditor,
  Blocks: arBlocks,
  Media: arMedia,
  Files: arFiles,
  Connections: arConnections,
  Newsletters: arNewsletters,
  Redirects: arRedirects,
  Translation: arTranslation,
  Front: arFront,
  Corrections: arCorrections,
  Live: arLive,
  Log: arLog,
  Import: arImport,
  Calendar: arCalendar,
  Notes: arNotes,
  Plan: arPlan,
  Parts: arParts,
  Inbox: arInbox,
  Status: arStatus,
}

export type NewsroomMessages = { Newsroom: typeof inArabic }

const messages: Record<NewsroomLocale, NewsroomMessages> = {
  ar: { Newsroom: inArabic },
  en: {
    Newsroom: {
      Shell: enShell,
      Audience: enAudience,
      Settings: enSettings,
      People: enPeople,
      Stories: enStories,
      Suggestions: enSuggestions,
      Data: enData,
      Directory: enDirectory,
      Editor: enEditor,
      Blocks: enBlocks,
      Media: enMedia,
      Files: enFiles,
      Connections: enConnections,
      Newsletters: enNewsletters,
      Redirects: enRedirects,
      Translation: enTranslation,
      Front: enFront,
      Corrections: enCorrections,
      Live: enLive,
      Log: enLog,
      Import: enImport,
      Calendar: enCalendar,
      Notes: enNotes,
      Plan: enPlan,
      Parts: enParts,
      Inbox: enInbox,
      Status: enStatus,
    },
  },
}

/** All messages of the newsroom in one of its languages, as `Newsroom.Shell`, `Newsroom.People`, … */
export const newsroomMessages = (locale: NewsroomLocale): NewsroomMessages => messages[locale]

/** True for a language the newsroom speaks; a cookie's value is a stranger's until this has been asked. */
export const isNewsroomLocale = (value: unknown): value is NewsroomLocale =>
  newsroomLocales.includes(value as NewsroomLocale)
