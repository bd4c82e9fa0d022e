import { localeTable } from '@/lib/locale/table.ts'
import { present } from '@/lib/present.ts'
import { isSetApart, kickerBeside, kickerMeanings } from '@/lib/publication/kicker.ts'
import type { Story } from '@/lib/publication/story.ts'
import type { BylineCredit } from '@/lib/publication/summary.ts'
import { BylineNames } from './byline-names.tsx'
import { Isolated } from './isolated.tsx'
import { PictureImage } from './picture-image.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** Letters from which a headline is set smaller, so that it leaves room for the text under it. */
const longHeadline = 90
const longestHeadline = 160

/** What a story is and says, from the kicker to the standfirst; of an opinion first of all whose it is. */
export function StoryHead({ story }: { story: Story }) {
  const t = useWords('Story')
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  const label = story.kind === 'report' ? null : t(`kind.${story.kind}`)
  const kicker = isSetApart(story.kind) ? null : kickerBeside(story.kicker, [label, story.section.name])
  const { length } = story.headline
  return (
    <header className="story-head">
      <p className="kicker">
        {label && <span className={`label label-${story.kind}`}>{label}</span>}
        {story.section.name !== label && <a href={story.section.href}>{story.section.name}</a>}
        {kicker && (
          <span>
            <Isolated text={kicker} dir={dir} />
          </span>
        )}
      </p>
      {story.kind === 'opinion' && (
        <Columnist credits={story.bylines.filter((each) => each.role === 'author')} />
      )}
      <h1
        className="headline"
        data-length={length > longestHeadline ? 'longest' : length > longHeadline ? 'long' : undefined}
      >
        <Isolated text={story.headline} dir={dir} />
      </h1>
      <SetApart story={story} />
      {story.standfirst && (
        <p className="standfirst">
          <Isolated text={story.standfirst} dir={dir} />
        </p>
      )}
    </header>
  )
}

/** What the kicker of an obituary, a statement or a review says, under its headline. */
function SetApart({ story: { kind, kicker } }: { story: Story }) {
  const t = useWords('Template')
  const { locale } = useReader()
  if (!kicker || !isSetApart(kind)) return null
  return (
    <p className={`set-apart set-apart-${kind}`}>
      <span>{t(kickerMeanings[kind])}</span> <Isolated text={kicker} dir={localeTable[locale].dir} />
    </p>
  )
}

/** Whose opinion it is, with a face. */
function Columnist({ credits }: { credits: BylineCredit[] }) {
  if (credits.length === 0) return null
  const [first] = credits
  return (
    <div className="byline columnist">
      <Portraits credits={credits} sizes="88px" />
      <div>
        <p className="columnist-name">
          <BylineNames credits={credits} />
        </p>
        {credits.length === 1 && first?.jobTitle && <p className="columnist-title">{first.jobTitle}</p>}
      </div>
    </div>
  )
}

/** Faces of those who have one, each a second way to the profile that the name beside it leads to. */
export function Portraits({ credits, sizes }: { credits: BylineCredit[]; sizes: string }) {
  return credits
    .filter((credit) => credit.portrait)
    .map((credit) => (
      <a key={credit.authorId} href={credit.href} className="portrait" tabIndex={-1} aria-hidden="true">
        <PictureImage picture={present(credit.portrait, 'portrait')} sizes={sizes} decorative />
      </a>
    ))
}
