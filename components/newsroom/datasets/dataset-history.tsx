import { getTranslations } from 'next-intl/server'
import type { CellChange, DatasetColumn } from '@/lib/dataset/dataset.ts'
import type { DatasetChange } from '@/lib/newsroom/datasets/read-datasets.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { momentText } from '../board/moment.tsx'
import { Badge } from '../ui/badge.tsx'
import { ButtonLink } from '../ui/button.tsx'

type Props = {
  changes: readonly DatasetChange[]
  columns: readonly DatasetColumn[]
  locale: NewsroomLocale
  timeZone: string
  /** The screen's. */
  address: string
  /** Later changes are not in it. */
  isOlder: boolean
  /** There are changes before those. */
  hasOlder: boolean
}

/** Who changed which cells of a table, when, and what stood in them. */
export async function DatasetHistory({
  changes,
  columns,
  locale,
  timeZone,
  address,
  isOlder,
  hasOlder,
}: Props) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Data.history' })
  const last = changes.at(-1)
  return (
    <section className="dataset-foot" aria-labelledby="dataset-history">
      <h2 id="dataset-history">{t('title')}</h2>
      {changes.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ol className="dataset-history">
          {changes.map(({ version, at, by, isProgram, count, cells }) => (
            <li key={version}>
              <details>
                <summary>
                  {t('by', { name: `\u2068${by}\u2069`, moment: momentText(at, locale, timeZone) })} ·{' '}
                  {t('cells', { count })} {isProgram && <Badge>{t('program')}</Badge>}
                </summary>
                <ul>
                  {cells.map((cell) => (
                    <li key={JSON.stringify([cell.row, cell.column])}>
                      <Cell cell={cell} columns={columns} t={t} />
                    </li>
                  ))}
                  {count > cells.length && <li>{t('more', { count: count - cells.length })}</li>}
                </ul>
              </details>
            </li>
          ))}
        </ol>
      )}
      {(isOlder || hasOlder) && (
        <nav className="board-paging" aria-label={t('title')}>
          {isOlder ? <ButtonLink href={address}>{t('newest')}</ButtonLink> : <span />}
          {last && hasOlder && (
            <ButtonLink href={`${address}?before=${last.version}`}>{t('older')}</ButtonLink>
          )}
        </nav>
      )}
    </section>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'Newsroom.Data.history'>>>

function Cell({
  cell: { row, column, before, after },
  columns,
  t,
}: {
  cell: CellChange
  columns: Props['columns']
  t: Words
}) {
  const said = (text: string | null) => (text ? <bdi>{text}</bdi> : <i>{t('empty')}</i>)
  if (column === null)
    return (
      <>
        {after === null ? t('went') : t('came')}: <bdi>{after ?? before}</bdi>
      </>
    )
  return (
    <>
      <bdi>{row || t('columnChanged')}</bdi>
      {row && (
        <>
          {' · '}
          <bdi>{columns.find(({ key }) => key === column)?.name ?? column}</bdi>
        </>
      )}
      {': '}
      {said(before)} {t('became')} {said(after)}
    </>
  )
}
