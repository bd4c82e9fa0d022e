import { type Locale, locales, localeTable } from '@/lib/locale/table.ts'
import { frontHref } from '@/lib/publication/addresses.ts'
import type { LanguageVersions } from '@/lib/publication/language-versions.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/**
 * The paper's languages. From a story they lead to the same story, where it is to be had, and say so; the others lead to
 * the front.
 */
export function LanguageLinks({ versions }: { versions: LanguageVersions }) {
  const t = useWords('Menu')
  const frame = useWords('Frame')
  const { locale } = useReader()
  const linkTo = (each: Locale) => {
    const { name, dir } = localeTable[each]
    return (
      <li key={each}>
        <a
          href={versions.get(each) ?? frontHref(each)}
          lang={each}
          dir={dir}
          hrefLang={each}
          aria-current={each === locale ? 'true' : undefined}
        >
          {name}
        </a>
      </li>
    )
  }
  const ofStory = locales.filter((each) => versions.has(each))
  const ofPaper = locales.filter((each) => !versions.has(each))
  return (
    <nav aria-label={frame('languages')} className="languages">
      {ofStory.length > 0 && <p>{t('storyIn')}</p>}
      {ofStory.length > 0 && <ul>{ofStory.map(linkTo)}</ul>}
      {ofStory.length > 0 && ofPaper.length > 0 && <p>{t('frontIn')}</p>}
      {ofPaper.length > 0 && <ul>{ofPaper.map(linkTo)}</ul>}
    </nav>
  )
}
