import { notFound } from 'next/navigation'
import { answerWith } from '@/lib/publication/answer-status.ts'
import { offeredInstead } from '@/lib/publication/offered-instead.ts'
import { readerContext } from '@/lib/publication/reader.ts'
import { Notice } from './notice.tsx'
import { OfferedInstead } from './offered-instead.tsx'
import { SearchForm } from './search-form.tsx'
import { Static } from './static.tsx'
import { pageWords } from './use-words.ts'

/** “Nothing at this address”: a real 404, whole in its first byte. */
export function MissingPage() {
  if (!answerWith(404)) notFound()
  return <NothingHere />
}

/** That there is nothing at this address, how to look for what was wanted, and what to read meanwhile. */
async function NothingHere() {
  const { db, locale, masthead } = await readerContext()
  const offered = await offeredInstead(db, locale)
  const t = await pageWords('Missing')
  const instead = await pageWords('Instead')
  return (
    <Static>
      <Notice title={t('title')} body={t('body')} home={t('home')}>
        <div className="notice-search">
          <h2>{instead('search')}</h2>
          <SearchForm id="missing" />
        </div>
      </Notice>
      <div className="offered">
        <OfferedInstead offered={offered} timeZone={masthead.timeZone} />
      </div>
    </Static>
  )
}
