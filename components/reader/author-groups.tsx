import type { AuthorIndex } from '@/lib/publication/author-index.ts'
import { letterAnchor } from './letters-nav.tsx'
import { PictureImage } from './picture-image.tsx'
import { useWords } from './use-words.ts'

/** Authors under the letters that their names begin with. */
export function AuthorGroups({ groups }: Pick<AuthorIndex, 'groups'>) {
  const t = useWords('Authors')
  if (groups.length === 0) return null
  const sections = groups.map(({ letter, authors }) => (
    <section key={letter} className="letter-group" aria-labelledby={letterAnchor(letter)}>
      <h2 id={letterAnchor(letter)}>{letter || t('other')}</h2>
      <ul>
        {authors.map((author) => (
          <li key={author.href}>
            <a href={author.href} className="member">
              {author.portrait && <PictureImage picture={author.portrait} sizes="72px" decorative />}
              <span>
                <strong>
                  <bdi>{author.name}</bdi>
                </strong>
                {author.jobTitle && <span className="note">{author.jobTitle}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  ))
  return <div className="letter-groups">{sections}</div>
}
