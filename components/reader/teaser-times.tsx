import type { StorySummary } from '@/lib/publication/summary.ts'
import { Around, slot } from './around.tsx'
import { ListedTime } from './listed-time.tsx'
import { useWords } from './use-words.ts'

/**
 * When a story was published, and when it last became worth reading again. Each has a line that it cannot outgrow, so
 * that nothing moves when a script says it otherwise.
 */
export function TeaserTimes({
  story,
  timeZone,
  under,
}: {
  story: Pick<StorySummary, 'publishedAt' | 'significantlyUpdatedAt'>
  timeZone: string
  under?: Date | undefined
}) {
  const t = useWords('Time')
  const { publishedAt, significantlyUpdatedAt } = story
  return (
    <>
      <ListedTime at={publishedAt} timeZone={timeZone} under={under} />
      {significantlyUpdatedAt && (
        <span className="teaser-updated">
          <Around sentence={t('updated', { moment: slot })}>
            <ListedTime at={significantlyUpdatedAt} timeZone={timeZone} under={under} />
          </Around>
        </span>
      )}
    </>
  )
}
