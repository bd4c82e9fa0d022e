import {
  absolute,
  type FeedSubject,
  feedHref,
  newslettersHref,
  podcastHref,
} from '@/lib/publication/addresses.ts'
import { hasSound } from '@/lib/publication/recordings.ts'
import type { Story } from '@/lib/publication/story.ts'
import { Corrections } from './corrections.tsx'
import { FollowHere } from './own-follow.tsx'
import { ShareLinks } from './share-links.tsx'
import { SubscribeForm } from './subscribe-form.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** As many topics as are looked through at a glance; the others are a touch away. */
const mostTopics = 8
/** As many feeds as anybody chooses from. */
const mostFollowed = { authors: 2, topics: 3 }

/** What readers are told at a story's end: what was wrong in it, what it is about, how to follow and to share it. */
export function StoryFoot({ story, timeZone }: { story: Story; timeZone: string }) {
  return (
    <div className="story-foot">
      <Corrections notes={story.corrections} timeZone={timeZone} />
      <Topics story={story} />
      <FollowStory story={story} />
      <Follow story={story} />
      <ByMail story={story} />
      <ShareLinks address={absolute(story.shortHref)} headline={story.headline} />
    </div>
  )
}

function Topics({ story: { topics } }: { story: Story }) {
  const t = useWords('Story')
  const after = useWords('After')
  if (topics.length === 0) return null
  const chips = (some: Story['topics']) => (
    <ul>
      {some.map((topic) => (
        <li key={topic.href}>
          <a href={topic.href}>
            <span dir="auto">{topic.name}</span>
          </a>
        </li>
      ))}
    </ul>
  )
  return (
    <section className="topics" aria-labelledby="topics">
      <h2 id="topics">{t('topics')}</h2>
      {chips(topics.slice(0, mostTopics))}
      {topics.length > mostTopics && (
        <details>
          <summary>{after('allTopics', { count: topics.length })}</summary>
          {chips(topics.slice(mostTopics))}
        </details>
      )}
    </section>
  )
}

/** Where no mail server is set up, or the language has no newsletter, nothing is here. */
function ByMail({ story: { newsletters } }: { story: Story }) {
  const t = useWords('Newsletter')
  const { locale } = useReader()
  const [first] = newsletters
  if (!first) return null
  return (
    <section className="by-mail" aria-labelledby="by-mail">
      <h2 id="by-mail">{t('footTitle')}</h2>
      <SubscribeForm newsletters={newsletters} chosen={[first.id]} />
      <p className="more">
        <a href={newslettersHref(locale)}>{t('all')}</a>
      </p>
    </section>
  )
}

const authorsOf = ({ bylines }: Story) => [
  ...new Map(
    bylines.filter((each) => each.role === 'author').map((each) => [each.slug, each] as const),
  ).values(),
]

/** Its authors, topics and section, to be followed in this browser. */
function FollowStory({ story }: { story: Story }) {
  const t = useWords('Own.following')
  const { topics, section } = story
  return (
    <FollowHere
      title={t('foot')}
      lists={[
        ...authorsOf(story)
          .slice(0, mostFollowed.authors)
          .map(({ authorId, name }) => ({ kind: 'author' as const, id: authorId, name })),
        ...topics.slice(0, mostFollowed.topics).map(({ id, name }) => ({ kind: 'topic' as const, id, name })),
        { kind: 'section', id: section.id, name: section.name },
      ]}
    />
  )
}

/** The feeds of its authors, topics and section, which any reader of feeds takes and a browser shows. */
function Follow({ story }: { story: Story }) {
  const { topics, section } = story
  const t = useWords('After')
  const { locale } = useReader()
  const authors = authorsOf(story)
  const followed: (FeedSubject & { slug: string; name: string })[] = [
    ...authors
      .slice(0, mostFollowed.authors)
      .map(({ slug, name }) => ({ kind: 'author' as const, slug, name })),
    ...topics.slice(0, mostFollowed.topics).map(({ slug, name }) => ({ kind: 'topic' as const, slug, name })),
    { kind: 'section', slug: section.slug, name: section.name },
  ]
  return (
    <section className="follow" aria-labelledby="follow">
      <h2 id="follow">{t('follow')}</h2>
      <ul>
        {followed.map(({ name, ...subject }) => (
          <li key={`${subject.kind} ${subject.slug}`}>
            <a href={feedHref(locale, 'rss', subject)} type="application/rss+xml">
              <span dir="auto">{name}</span>
            </a>
          </li>
        ))}
        {hasSound(story) && (
          <li>
            <a href={podcastHref(locale, { kind: 'section', slug: section.slug })} type="application/rss+xml">
              {t('podcast', { name: section.name })}
            </a>
          </li>
        )}
      </ul>
    </section>
  )
}
