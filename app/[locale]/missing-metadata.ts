import type { Metadata } from 'next'
import { pageWords } from '@/components/reader/use-words.ts'
import { siteIcons } from '@/lib/syndication/metadata.ts'
import { readerContext } from './reader-context.ts'

/** The head of a page that shows nothing: titled as what it is, and not to be indexed whatever its status. */
export async function missingMetadata(why: 'Missing' | 'Gone' | 'Device' = 'Missing'): Promise<Metadata> {
  const { masthead } = await readerContext()
  const t = await pageWords(why)
  return { title: `${t('title')} — ${masthead.name}`, robots: { index: false }, icons: siteIcons }
}
