import type { FoundName } from '@/lib/search/found-names.ts'
import { PictureImage } from './picture-image.tsx'
import { useWords } from './use-words.ts'

/** Authors and topics that the words name. */
export function SearchNames({ names }: { names: FoundName[] }) {
  const t = useWords('Search')
  const listing = useWords('Listing')
  return (
    <section className="search-names" aria-label={t('names')}>
      <ul>
        {names.map((each) => (
          <li key={each.kind + each.id}>
            <a href={each.href} className="member">
              {each.portrait && <PictureImage picture={each.portrait} sizes="72px" decorative />}
              <span>
                <span className="kicker">{t(each.kind)}</span>
                <strong>
                  <bdi>{each.name}</bdi>
                </strong>
                <span className="note">{listing('count', { count: each.stories })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
