import { localeTable } from '@/lib/locale/table.ts'
import type { Story } from '@/lib/publication/story.ts'
import { useWords } from './use-words.ts'

/** In which other languages a story or a static page is to be had. */
export function StoryLanguages({ versions }: { versions: Story['otherLocales'] }) {
  const t = useWords('Story')
  if (versions.length === 0) return null
  return (
    <nav className="story-languages" aria-label={t('inOtherLanguages')}>
      {versions.map(({ locale, href }) => (
        <a key={locale} href={href} lang={locale} dir={localeTable[locale].dir} hrefLang={locale}>
          {localeTable[locale].name}
        </a>
      ))}
    </nav>
  )
}
