import { database } from '@/lib/db/open.ts'
import { isDatabaseAway } from '@/lib/db/sql-state.ts'
import type { Locale } from '@/lib/locale/table.ts'
import { newsletterWords } from '@/lib/newsroom/newsletters/newsletter-words.ts'
import { paragraph, readerPage, wayHome } from '@/lib/newsroom/newsletters/reader-page.ts'
import { paperName } from './paper-name.ts'

/** What a reader is told while nothing can be done. Without a database it is not asked what the paper is called. */
export async function comeAgain(locale: Locale, error: unknown): Promise<Response> {
  const w = newsletterWords(locale)
  const paper = isDatabaseAway(error) ? '' : await paperName(await database(), locale).catch(() => '')
  return readerPage({
    locale,
    paper,
    title: w('title'),
    status: 503,
    html: paragraph(w('fault.later')) + wayHome(locale),
  })
}
