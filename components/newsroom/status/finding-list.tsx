import { getTranslations } from 'next-intl/server'
import { type Finding, type Health, healths, wordFinding } from '@/lib/newsroom/status/finding.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { momentWords } from '../people/moment-words.ts'
import { Badge, type Tone } from '../ui/badge.tsx'

export const tones: Record<Health, Tone> = { well: 'green', watch: 'ochre', broken: 'red' }

/** Everything the paper depends on, and how it is; what needs somebody stands first, with what to do. */
export async function FindingList({
  findings,
  locale,
  timeZone,
}: {
  findings: readonly Finding[]
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Status' })
  const moment = (at: Date) => momentWords(at.toISOString(), 'moment', locale, timeZone)
  return (
    <dl className="findings">
      {findings
        .toSorted((a, b) => healths.indexOf(a.health) - healths.indexOf(b.health))
        .map((finding) => {
          const { about, health, says, mend } = wordFinding(finding, { locale, moment, isApart: true })
          return (
            <div key={about} className="finding">
              <dt>
                {t(`about.${about}`)} <Badge tone={tones[health]}>{t(`health.${health}`)}</Badge>
              </dt>
              <dd>
                <p>{says}</p>
                {mend && <p className="field-hint">{mend}</p>}
              </dd>
            </div>
          )
        })}
    </dl>
  )
}
