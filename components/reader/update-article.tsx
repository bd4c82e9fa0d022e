import { localeTable } from '@/lib/locale/table.ts'
import { absolute, updateHref } from '@/lib/publication/addresses.ts'
import type { Story } from '@/lib/publication/story.ts'
import { blockDirection } from '@/lib/story/block-direction.ts'
import type { LiveUpdate } from '@/lib/story/blocks/live-update/model.ts'
import { Isolated } from './isolated.tsx'
import { Moment } from './moment.tsx'
import { ShareLinks } from './share-links.tsx'
import { StoryDocument } from './story-document.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Props = { story: Story; update: LiveUpdate; id: string; timeZone: string }

/** One update by itself, for who was sent its address, and the way to the coverage that it is of. */
export function UpdateArticle({ story, update, id, timeZone }: Props) {
  const t = useWords('Template')
  const kinds = useWords('Story')
  const { locale } = useReader()
  const { headline, at } = update.attrs
  const dir = blockDirection(update, locale)
  return (
    <article className="story story-update">
      <header className="story-head">
        <p className="kicker">
          <span className="label label-live">{kinds('kind.live')}</span>
          <a href={story.section.href}>{story.section.name}</a>
        </p>
        <h1 className="headline" dir={dir}>
          <Isolated text={headline || story.headline} dir={dir} />
        </h1>
        <p className="times">
          <span>{t('update')}</span>
          <span>
            <Moment at={new Date(at)} locale={locale} timeZone={timeZone} />
          </span>
        </p>
      </header>
      <div className="story-body">
        <StoryDocument
          document={{ type: 'doc', content: update.content }}
          stories={story.mentions}
          pictures={story.pictures}
          recordings={story.recordings}
          timeZone={timeZone}
        />
        <p className="whole-coverage">
          <a href={`${story.href}#${id}`}>
            {t('wholeCoverage')}{' '}
            <strong>
              <Isolated text={story.headline} dir={localeTable[locale].dir} />
            </strong>
          </a>
        </p>
      </div>
      <div className="story-foot">
        <ShareLinks address={absolute(updateHref(story.href, id))} headline={headline || story.headline} />
      </div>
    </article>
  )
}
