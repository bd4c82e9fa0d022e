import { authorsHref } from '@/lib/publication/addresses.ts'
import { type Letter, noLetter } from '@/lib/publication/author-index.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Props = {
  letters: readonly Letter[]
  /** The letter whose page this is; '' on the index itself. */
  current: string
  /** Of the index, where all authors stand on one page: letters lead to their places in it. */
  isWhole: boolean
}

/** The letters that somebody's name begins with. */
export function LettersNav({ letters, current, isWhole }: Props) {
  const t = useWords('Authors')
  const { locale } = useReader()
  return (
    <nav className="letters" aria-label={t('letters')}>
      <ul>
        {letters.map(({ letter, count }) => {
          const segment = letter || noLetter
          return (
            <li key={segment}>
              <a
                href={isWhole ? `#${letterAnchor(letter)}` : authorsHref(locale, segment)}
                aria-current={segment === current ? 'page' : undefined}
              >
                {letter || t('other')}
                {!isWhole && <span className="visually-hidden"> ({t('count', { count })})</span>}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** Where a letter's authors begin on a page that has several. */
export const letterAnchor = (letter: string): string => `letter-${letter || noLetter}`
