import { Notice } from '@/components/reader/notice.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { readerContext } from './reader-context.ts'

/** What stands where a story or a static page was that the newsroom withdrew. */
export async function WithdrawnStory({ reason }: { reason: string | null }) {
  const t = await pageWords('Gone')
  const missing = await pageWords('Missing')
  const { withdrawnNote } = (await readerContext()).masthead
  return (
    <Notice title={t('title')} body={t('body')} home={missing('home')}>
      {!reason && withdrawnNote && <p>{withdrawnNote}</p>}
      {reason && (
        <p>
          <strong>{t('reason')}</strong> {reason}
        </p>
      )}
    </Notice>
  )
}
