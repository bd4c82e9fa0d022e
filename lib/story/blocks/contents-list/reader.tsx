import { Isolated } from '@/components/reader/isolated.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { blockDirection } from '../../block-direction.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { ContentsList } from './model.ts'

/** Without headings there is nothing to list. */
export function ContentsListReader({ context: { contents = [] } }: BlockReaderProps<ContentsList>) {
  const t = useWords('Template')
  const { locale } = useReader()
  if (contents.length === 0) return null
  return (
    <nav className="story-contents" aria-label={t('contents')}>
      <p className="contents-title">{t('contents')}</p>
      <ol>
        {contents.map(({ id, text, heading }) => {
          const dir = blockDirection(heading, locale)
          return (
            <li key={id} dir={dir}>
              <a href={`#${id}`}>
                <Isolated text={text} dir={dir} />
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
