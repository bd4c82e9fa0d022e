import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StoryCoverage } from '@/components/newsroom/plan/story-coverage.tsx'
import { StoryScreen } from '@/components/newsroom/story/story-screen.client.tsx'
import { listNotes } from '@/lib/newsroom/notes/list-notes.ts'
import { coverageOf } from '@/lib/newsroom/plan/read-plan.ts'
import { handOversOf } from '@/lib/newsroom/stories/hand-overs.ts'
import { relatedStories } from '@/lib/newsroom/stories/related-stories.ts'
import { listSuggestions } from '@/lib/newsroom/suggestions/list-suggestions.ts'
import { suggestsByDefault } from '@/lib/newsroom/suggestions/suggests-by-default.ts'
import { languagesOf } from '@/lib/newsroom/translation/languages-of.ts'
import { sourceOf } from '@/lib/newsroom/translation/source-of.ts'
import { draftReferences } from '@/lib/newsroom/writing/draft-references.ts'
import { meFirst, storyDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { sectionInAddress } from '@/lib/publication/address-section.ts'
import { storyHref } from '@/lib/publication/addresses.ts'
import { masthead } from '@/lib/publication/masthead.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { openStory } from './open-story.ts'
import '@/components/newsroom/audience/audience.css'
import '@/components/newsroom/notes/notes.css'
import '@/components/newsroom/story/story.css'
import '@/components/newsroom/suggestions/suggestions.css'

type Props = { params: Promise<{ articleId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, draft } = await openStory((await params).articleId)
  const t = await getTranslations({ locale, namespace: 'Newsroom.Stories' })
  return { title: draft.content.headline || t('untitled') }
}

/** The screen on which a story is written. */
export default async function StoryPage({ params }: Props) {
  const { db, actor, locale, timeZone, draft } = await openStory((await params).articleId)
  const [
    directory,
    references,
    { name },
    source,
    languages,
    handedOver,
    notes,
    suggestions,
    coverage,
    related,
  ] = await Promise.all([
    storyDirectory(db, locale, [
      draft.sectionId,
      draft.deskId,
      ...draft.topicIds,
      ...draft.content.bylines.map((each) => each.authorId),
    ]),
    draftReferences(db, draft),
    masthead(db, draft.locale),
    sourceOf(db, actor, { articleId: draft.articleId }),
    languagesOf(db, actor, { articleId: draft.articleId }),
    handOversOf(db, [draft.articleId]),
    draft.may['story.note'] ? listNotes(db, actor, { articleId: draft.articleId }) : null,
    draft.may['story.suggest'] ? listSuggestions(db, actor, { articleId: draft.articleId }) : null,
    coverageOf(db, actor, { articleId: draft.articleId }),
    relatedStories(db, draft.locale, draft.relatedIds),
  ])
  const t = await getTranslations({ locale, namespace: 'Newsroom.Stories.details' })
  const section = directory.sections.find((each) => each.id === draft.sectionId)
  return (
    <StoryScreen
      // Another story is another screen, with nothing left of the one before.
      key={draft.articleId}
      draft={draft}
      me={{ staffId: actor.staffId, name: actor.name }}
      locale={locale}
      timeZone={timeZone}
      directory={{ ...directory, authors: meFirst(directory.authors, actor.authorId, t('me')) }}
      {...references}
      related={related}
      source={source}
      languages={languages}
      handOver={handedOver.get(draft.articleId) ?? null}
      notes={notes}
      suggestions={suggestions}
      suggests={suggestsByDefault(draft)}
      planned={coverage && <StoryCoverage coverage={coverage} locale={locale} timeZone={timeZone} />}
      publicHref={storyHref(draft.locale, sectionInAddress(draft.kind, section?.slug ?? ''), draft.slug)}
      site={{ origin: readSettings().siteUrl, name }}
    />
  )
}
