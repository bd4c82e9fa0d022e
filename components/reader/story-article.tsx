import { localeTable } from '@/lib/locale/table.ts'
import { isCounted } from '@/lib/publication/is-counted.ts'
import type { Story } from '@/lib/publication/story.ts'
import { PictureFigure, shapeOf } from '@/lib/story/blocks/figure/reader.tsx'
import type { Block, StoryDocument as StoryDocumentJson } from '@/lib/story/document.ts'
import { noteNumbers } from '@/lib/story/footnotes.ts'
import {
  contentsOf,
  hasContentsList,
  hasWidePictures,
  keyFacts,
  liveUpdatesOf,
  updateIds,
} from '@/lib/story/outline.ts'
import { AfterStory, Related } from './after-story.tsx'
import { isAlive, LiveStory } from './live-story.tsx'
import { MostReadUnder } from './most-read.tsx'
import { StoryAbout } from './story-about.tsx'
import { Contents, KeyUpdates } from './story-contents.tsx'
import { StoryDocument } from './story-document.tsx'
import { StoryFoot } from './story-foot.tsx'
import { StoryHead } from './story-head.tsx'
import type { ReaderContext } from './story-line.tsx'
import { StoryNotes } from './story-notes.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** From so many headings on, an explainer has a list of them. */
const fewestContents = 3

type Props = { story: Story; timeZone: string }

/**
 * A story as a reader reads it, from the kicker to what to read next. Each kind has a template: what is different in it
 * is said in `story-kinds.css`, and here where it has parts that others lack.
 */
export function StoryArticle({ story, timeZone }: Props) {
  const context: ReaderContext = {
    stories: story.mentions,
    pictures: story.pictures,
    recordings: story.recordings,
    profiles: story.profiles,
    datasets: story.datasets,
    isSoundAbove: true,
    timeZone,
    storyHref: story.href,
  }
  return (
    <>
      <article
        className={`story story-${story.kind}`}
        data-article={story.articleId}
        data-kept={story.version ? `${story.articleId} ${story.version}` : undefined}
        data-pictures={hasRoomForPictures(story) ? 'wide' : undefined}
      >
        {isAlive(story) && <LiveStory story={story} />}
        <StoryHead story={story} />
        {story.kind === 'live' ? (
          <LiveText story={story} timeZone={timeZone} context={context} />
        ) : (
          <Text story={story} timeZone={timeZone} context={context} />
        )}
        <StoryFoot story={story} timeZone={timeZone} />
        <AfterStory next={story.next} timeZone={timeZone} />
      </article>
      <Related story={story} timeZone={timeZone} />
      {isCounted() && <MostReadUnder story={story} />}
    </>
  )
}

/** Nothing stands beside the text, so that pictures may be as wide as the story; live coverage has its updates at once. */
const hasRoomForPictures = ({ kind, document }: Story): boolean =>
  kind === 'photo' || (kind !== 'live' && hasWidePictures(document))

function Text({ story, timeZone, context }: Props & { context: ReaderContext }) {
  const { locale } = useReader()
  const isListedBeside = story.kind === 'explainer' && !hasContentsList(story.document)
  const listed = isListedBeside ? contentsOf(story.document, locale) : []
  const contents = listed.length >= fewestContents ? listed : []
  const anchors = new Map<Block, string>(contents.map(({ heading, id }) => [heading, id]))
  return (
    <>
      <div className="story-side">
        <StoryAbout story={story} timeZone={timeZone} />
        {contents.length > 0 && <Contents entries={contents} />}
      </div>
      <LeadPicture story={story} />
      <div className="story-body">
        <StoryDocument
          document={story.document}
          dateline={story.dateline}
          asksQuestions={story.kind === 'interview'}
          {...context}
          anchors={anchors}
        />
      </div>
    </>
  )
}

/** Live coverage: what is known and what mattered most beside the updates, which begin at once. */
function LiveText({ story, timeZone, context }: Props & { context: ReaderContext }) {
  const t = useWords('Template')
  const { facts, rest } = keyFacts(story.document)
  const anchors = updateIds(story.document)
  const notes = noteNumbers(story.document)
  const keys = liveUpdatesOf(story.document).filter(
    ({ attrs }) => attrs.weight === 'key' && attrs.headline !== '',
  )
  const isShownInText = story.picture !== null && story.pictures.has(story.picture.mediaId)
  const part = (content: Block[]): StoryDocumentJson => ({ type: 'doc', content })
  return (
    <>
      <div className="story-side">
        <StoryAbout story={story} timeZone={timeZone} />
        {facts && <StoryDocument document={part([facts])} {...context} notes={notes} />}
        {keys.length > 0 && <KeyUpdates updates={keys} anchors={anchors} timeZone={timeZone} />}
      </div>
      {!isShownInText && <LeadPicture story={story} />}
      <div className="story-body">
        {keys.length > 0 && (
          <div className="live-filter" data-lite="none">
            <label>
              <input type="checkbox" /> {t('keyOnly')}
            </label>
          </div>
        )}
        <StoryDocument
          document={part(rest)}
          dateline={story.dateline}
          {...context}
          anchors={anchors}
          notes={notes}
        />
        <StoryNotes notes={notes} context={context} />
      </div>
    </>
  )
}

function LeadPicture({ story: { picture } }: { story: Story }) {
  const { locale } = useReader()
  if (!picture) return null
  return (
    <div className="story-lead-picture" data-shape={shapeOf(picture)}>
      <PictureFigure
        picture={picture}
        caption={picture.caption}
        credit={picture.credit}
        licence={picture.licence}
        dir={localeTable[locale].dir}
        sizes="(min-width: 1024px) 976px, (min-width: 704px) 560px, 100vw"
        first
      />
    </div>
  )
}
