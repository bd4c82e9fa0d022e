import { useWords } from './use-words.ts'

const lines = ['phrase', 'without', 'author', 'topic', 'dates'] as const

/** What may be typed beside words, each with an example; open where nothing was found. */
export function SearchHelp({ open }: { open: boolean }) {
  const t = useWords('Search.help')
  return (
    <details className="search-help" open={open}>
      <summary>{t('title')}</summary>
      <dl>
        {lines.map((line) => (
          <div key={line}>
            <dt>
              <bdi>{t(`${line}.example`)}</bdi>
            </dt>
            <dd>{t(`${line}.meaning`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
