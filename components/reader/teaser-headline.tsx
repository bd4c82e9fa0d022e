import type { Direction } from '@/lib/locale/table.ts'
import type { StorySummary } from '@/lib/publication/summary.ts'
import { Isolated } from './isolated.tsx'

/** A headline that leads to its story; where several are tested, all of them, of which a reader sees one (`headline-choice.ts`). */
export function TeaserHeadline({
  story: { href, headline, headlineTest },
  dir,
}: {
  story: Pick<StorySummary, 'href' | 'headline' | 'headlineTest'>
  dir: Direction
}) {
  if (!headlineTest)
    return (
      <a href={href}>
        <Isolated text={headline} dir={dir} />
      </a>
    )
  const { testId, headlines } = headlineTest
  return (
    <a href={href}>
      <headline-test data-test={testId} data-of={headlines.length}>
        {headlines.map((each, place) => (
          <span key={each} hidden={place > 0} data-lite={place > 0 ? 'none' : undefined}>
            <Isolated text={each} dir={dir} />
          </span>
        ))}
      </headline-test>
    </a>
  )
}
