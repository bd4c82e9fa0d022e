import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { JsonLd } from '@/components/reader/json-ld.tsx'
import { MissingPage } from '@/components/reader/missing-page.tsx'
import { OpenGraphArticle } from '@/components/reader/open-graph-article.tsx'
import { Static } from '@/components/reader/static.tsx'
import { UpdateArticle } from '@/components/reader/update-article.tsx'
import { pageWords } from '@/components/reader/use-words.ts'
import { updateHref } from '@/lib/publication/addresses.ts'
import { answerWith } from '@/lib/publication/answer-status.ts'
import { updateCard } from '@/lib/publication/cards.ts'
import { findStory, type Story } from '@/lib/publication/story.ts'
import type { LiveUpdate } from '@/lib/story/blocks/live-update/model.ts'
import { opening } from '@/lib/story/opening.ts'
import { updateAt } from '@/lib/story/outline.ts'
import { breadcrumbJsonLd, updateJsonLd } from '@/lib/syndication/json-ld.ts'
import { pageMetadata } from '@/lib/syndication/metadata.ts'
import { missingMetadata } from '../../../../missing-metadata.ts'
import { decoded, readerContext } from '../../../../reader-context.ts'

type Props = { params: Promise<{ section: string; slug: string; update: string }> }

/** How `updateIds` names an update. Whatever else stands behind a story's address is no address of ours. */
const isUpdateId = (segment: string): boolean => /^u\d{1,16}(-\d{1,4})?$/.test(segment)

type Found =
  | { kind: 'found'; story: Story; update: LiveUpdate; id: string }
  | { kind: 'moved'; href: string }
  | { kind: 'missing' }

const find = cache(async (section: string | null, slug: string | null, id: string): Promise<Found> => {
  if (section === null || slug === null || !isUpdateId(id)) return { kind: 'missing' }
  const { db, locale } = await readerContext()
  const found = await findStory(db, locale, section, slug)
  if (found.kind === 'moved') return { kind: 'moved', href: updateHref(found.href, id) }
  // Of a story that is withdrawn its own page says so.
  if (found.kind !== 'found') return { kind: 'missing' }
  const update = updateAt(found.story.document, id)
  return update ? { ...found, update, id } : { kind: 'moved', href: found.story.href }
})

async function load({ params }: Props): Promise<Found> {
  const { section, slug, update } = await params
  return find(decoded(section), decoded(slug), update)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props)
  if (found.kind !== 'found') return missingMetadata()
  const { story, update, id } = found
  const { masthead } = await readerContext()
  const t = await pageWords('Card')
  const title = update.attrs.headline || story.headline
  return pageMetadata({
    locale: story.locale,
    publicationName: masthead.name,
    title,
    description: opening({ type: 'doc', content: update.content }) || story.headline,
    href: updateHref(story.href, id),
    card: {
      kind: 'update',
      id: `${story.storyId}-${id}`,
      facts: await updateCard(story, update, masthead),
    },
    cardAlt: t('alt', { title }),
    list: { kind: 'section', ...story.section },
    article: {
      authors: story.bylines.filter((each) => each.role === 'author'),
      section: story.section.name,
      topics: story.topics.map((topic) => topic.name),
    },
    // Its story holds all of it: a search leads there.
    index: false,
  })
}

/** One update of live coverage at an address of its own: what is shared of it. */
export default async function UpdatePage(props: Props) {
  const found = await load(props)
  const { masthead } = await readerContext()
  switch (found.kind) {
    case 'found': {
      const { story, update, id } = found
      const name = update.attrs.headline || story.headline
      const trail = [
        story.section,
        { name: story.headline, href: story.href },
        { name, href: updateHref(story.href, id) },
      ]
      return (
        <>
          <Static>
            <UpdateArticle story={story} update={update} id={id} timeZone={masthead.timeZone} />
          </Static>
          <JsonLd
            describes={[updateJsonLd(story, update, id), breadcrumbJsonLd(masthead, story.locale, trail)]}
          />
          <OpenGraphArticle story={story} />
        </>
      )
    }
    case 'moved':
      answerWith(301)
      return permanentRedirect(found.href)
    case 'missing':
      return <MissingPage />
  }
}
