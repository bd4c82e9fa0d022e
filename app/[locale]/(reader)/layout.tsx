import type { ReactNode } from 'react'
import { BreakingBar } from '@/components/reader/breaking-bar.tsx'
import { Colophon } from '@/components/reader/colophon.tsx'
import { EarlyScript } from '@/components/reader/early-script.tsx'
import { MastheadBar } from '@/components/reader/masthead-bar.tsx'
import { PageClock } from '@/components/reader/page-clock.tsx'
import { SpeculationRules } from '@/components/reader/speculation-rules.tsx'
import { Static } from '@/components/reader/static.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { offlineHref, workerHref } from '@/lib/publication/addresses.ts'
import { renderedPath } from '@/lib/publication/answer-status.ts'
import { isCounted } from '@/lib/publication/is-counted.ts'
import { languageVersionsAt } from '@/lib/publication/language-versions.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { breakingNotice, readerContext } from '../reader-context.ts'

/** Registered where the paper wants one; not while its pages are worked on. */
const worker = readSettings().deviceCopies && process.env.NODE_ENV !== 'development' ? workerHref : undefined

export default async function ReaderLayout({ children }: { children: ReactNode }) {
  const { db, locale, masthead, reading } = await readerContext()
  const path = renderedPath()
  const versions = await languageVersionsAt(db, locale, path)
  // Nothing that breaks stands on a page that is kept for a day.
  const notice = path === offlineHref(locale) ? null : await breakingNotice()
  const t = await pageWords('Frame')
  return (
    <>
      <EarlyScript />
      <Static>
        <a className="skip" href="#text">
          {t('skip')}
        </a>
        <MastheadBar masthead={masthead} path={path} versions={versions} />
        {notice && <BreakingBar notice={notice} />}
      </Static>
      <main id="text" data-numerals={reading.numerals}>
        {children}
      </main>
      <Static>
        <Colophon masthead={masthead} />
        <PageClock timeZone={masthead.timeZone} />
      </Static>
      <SpeculationRules />
      <script data-keep="" type="module" src="/reader.js" data-worker={worker} />
      {isCounted() && <script data-keep="" type="module" src="/audience.js" />}
    </>
  )
}
