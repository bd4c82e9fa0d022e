import { localeTable } from '@/lib/locale/table.ts'
import { kickerBeside } from '@/lib/publication/kicker.ts'
import type { StorySummary } from '@/lib/publication/summary.ts'
import type { StoryKind } from '@/lib/vocabulary.ts'
import { Isolated } from './isolated.tsx'
import { PictureImage } from './picture-image.tsx'
import { TeaserHeadline } from './teaser-headline.tsx'
import { TeaserTimes } from './teaser-times.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/**
 * How loud a story speaks on a page: `lead` fills it, `major` has a picture over its headline, `row` a small one
 * beside it, `line` is a headline alone, `voice` is a view with its author's face, `plate` is told by its picture.
 */
type TeaserRank = 'lead' | 'major' | 'row' | 'line' | 'voice' | 'plate'

const sizes: Record<TeaserRank, string> = {
  lead: '(min-width: 1100px) 800px, 100vw',
  major: '(min-width: 1100px) 400px, (min-width: 700px) 50vw, 100vw',
  row: '(min-width: 700px) 200px, 34vw',
  line: '0px',
  voice: '96px',
  plate: '(min-width: 1100px) 640px, (min-width: 700px) 50vw, 100vw',
}

/** Kinds a reader should know before opening: whose voice it is, or that it is still moving. */
const labelledKinds = new Set<StoryKind>([
  'live',
  'opinion',
  'interview',
  'analysis',
  'photo',
  'review',
  'obituary',
  'statement',
])

/** Of a `major` that is a row on phones. */
const sizesOfRow = sizes.major.replace('100vw', '7rem')

type Props = {
  story: StorySummary
  rank: TeaserRank
  /** A `major` among others: on a phone they would be a wall of pictures. */
  isRowOnPhones?: boolean
  timeZone: string
  /** A moment of the day that stands over it, if one does. */
  under?: Date | undefined
  /** The heading level the page's outline calls for here. */
  level?: 2 | 3
  showSection?: boolean
  first?: boolean
}

export function Teaser({
  story,
  rank,
  isRowOnPhones = false,
  timeZone,
  under,
  level = 3,
  showSection = true,
  first = false,
}: Props) {
  const t = useWords('Story')
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  const Heading = `h${level}` as const
  const picture = rank === 'voice' ? story.bylines[0]?.portrait : rank === 'line' ? null : story.picture
  const label = labelledKinds.has(story.kind) ? t(`kind.${story.kind}`) : null
  const kicker = kickerBeside(story.kicker, [label, story.section.name])
  return (
    <article className={`teaser teaser-${rank}${isRowOnPhones ? ' row-on-phones' : ''}`}>
      {picture && (
        <a className="teaser-picture" href={story.href} tabIndex={-1} aria-hidden="true">
          <PictureImage
            picture={picture}
            sizes={isRowOnPhones ? sizesOfRow : sizes[rank]}
            first={first}
            decorative
          />
        </a>
      )}
      <div className="teaser-words">
        {(label || kicker || showSection) && (
          <p className="kicker">
            {label && <span className={`label label-${story.kind}`}>{label}</span>}
            {kicker ? (
              <span>
                <Isolated text={kicker} dir={dir} />
              </span>
            ) : (
              showSection && <a href={story.section.href}>{story.section.name}</a>
            )}
          </p>
        )}
        <Heading className="headline">
          <TeaserHeadline story={story} dir={dir} />
        </Heading>
        {story.standfirst && (rank === 'lead' || rank === 'major' || rank === 'row') && (
          <p className="standfirst">
            <Isolated text={story.standfirst} dir={dir} />
          </p>
        )}
        <p className="teaser-foot">
          {rank === 'voice' && story.bylines[0] && (
            <span className="voice-name">{story.bylines[0].name}</span>
          )}
          {rank === 'lead' && story.bylines[0] && (
            <span>{t('by.author', { names: story.bylines[0].name })}</span>
          )}
          <TeaserTimes story={story} timeZone={timeZone} under={under} />
        </p>
      </div>
    </article>
  )
}
