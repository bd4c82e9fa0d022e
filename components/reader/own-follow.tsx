import { followingHref } from '@/lib/publication/addresses.ts'
import type { Followed } from '@/lib/publication/followed.ts'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Named = Followed & { name: string }

/** Lists to be followed in this browser, each a button that stays down. */
export function FollowHere({ title, lists }: { title?: string; lists: readonly Named[] }) {
  return (
    <FollowElement>
      {title && <h2>{title}</h2>}
      <ul>
        {lists.map((list) => (
          <li key={`${list.kind}-${list.id}`}>
            <FollowButton list={list} says={list.name} />
          </li>
        ))}
      </ul>
    </FollowElement>
  )
}

/** The one of a list's own page. */
export function FollowThis({ list }: { list: Named }) {
  const t = useWords('Own.following')
  return (
    <FollowElement>
      <FollowButton list={list} says={t('follow')} />
    </FollowElement>
  )
}

/** What is said of a button goes with its name: «تابع: الطاقة». */
function FollowButton({ list: { kind, id, name }, says }: { list: Named; says: string }) {
  const t = useWords('Own.following')
  return (
    <button
      type="button"
      aria-pressed="false"
      aria-label={t('followName', { name })}
      data-list={`${kind}-${id}`}
      data-name={name}
    >
      <span dir="auto">{says}</span>
    </button>
  )
}

function FollowElement({ children }: { children: React.ReactNode }) {
  const t = useWords('Own')
  const { locale } = useReader()
  return (
    <own-follow
      className="follow-here"
      data-done={t('following.done')}
      data-undone={t('following.undone')}
      data-full={t('following.full')}
      data-denied={t('saved.denied')}
      data-lite="none"
    >
      {children}
      <p>
        <span role="status" />{' '}
        <a href={followingHref(locale)} hidden>
          {t('following.title')}
        </a>
      </p>
    </own-follow>
  )
}
