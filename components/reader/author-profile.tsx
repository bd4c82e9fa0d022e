import { localeTable } from '@/lib/locale/table.ts'
import { authorHref } from '@/lib/publication/addresses.ts'
import type { AuthorProfile as Profile } from '@/lib/publication/listing.ts'
import type { Masthead } from '@/lib/publication/masthead.ts'
import type { Paging } from '@/lib/publication/paging.ts'
import { handleAddress, networkNames, type SocialNetwork } from '@/lib/publication/social-handle.ts'
import { FollowThis } from './own-follow.tsx'
import { PictureImage } from './picture-image.tsx'
import { PushFollow } from './push-choices.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** Who an author is: face, desk, life, and where to reach them. */
export function AuthorProfile({
  author,
  paging,
  masthead,
}: {
  author: Profile
  paging: Paging
  masthead: Masthead
}) {
  const t = useWords('Author')
  const listing = useWords('Listing')
  const { locale } = useReader()
  const handles = author.handles.flatMap((each) => {
    const href = handleAddress(each)
    return href ? [{ ...each, href }] : []
  })
  const elsewhere = author.locales.filter((each) => each !== locale)
  return (
    <header className="profile">
      {author.portrait && (
        <div className="profile-portrait">
          <PictureImage picture={author.portrait} sizes="(min-width: 700px) 220px, 40vw" first />
        </div>
      )}
      <div>
        <p className="kicker">{author.jobTitle}</p>
        <h1>{author.name}</h1>
        {author.biography && <p className="standfirst">{author.biography}</p>}
        <ul className="profile-links">
          {author.desk && (
            <li>
              <a href={author.desk.href}>{author.desk.name}</a>
            </li>
          )}
          {author.email && (
            <li>
              <a href={`mailto:${author.email}`}>
                <bdi dir="ltr">{author.email}</bdi>
              </a>
            </li>
          )}
          {handles.map(({ network, handle, href }) => (
            <li key={network + handle}>
              <a href={href} rel="me noopener">
                <bdi dir="ltr">@{handle}</bdi>{' '}
                <span className="note">{networkNames[network as SocialNetwork]}</span>
              </a>
            </li>
          ))}
        </ul>
        <p className="note">
          {paging.hasMore
            ? listing('countMore', { count: paging.total })
            : t('stories', { count: paging.total })}
          {elsewhere.length > 0 && (
            <>
              {' · '}
              {t('alsoIn')}{' '}
              <span className="profile-languages">
                {elsewhere.map((each) => (
                  <a
                    key={each}
                    href={authorHref(each, author.slug)}
                    lang={each}
                    dir={localeTable[each].dir}
                    hrefLang={each}
                    className="profile-language"
                  >
                    {localeTable[each].name}
                  </a>
                ))}
              </span>
            </>
          )}
        </p>
        <FollowThis list={{ kind: 'author', id: author.id, name: author.name }} />
        <PushFollow list={`author:${author.id}`} masthead={masthead} />
      </div>
    </header>
  )
}
