import type { Words } from '../../../locale/reader-messages.ts'
import type { DrawnMap } from '../../../map/map-of.ts'

export type MapWords = Words<'Blocks.map'>

/** Names and figures of their own direction would take what stands between them along. */
export const apart = (text: string): string => `\u2068${text}\u2069`

/** What each colour means, and that grey means no figure, where a country of the table has none. */
export function keyOf(
  { classes, rows, print }: NonNullable<DrawnMap['areas']>,
  t: MapWords,
): { className: string; text: string }[] {
  const key = classes.map(({ className, from, to }) => ({
    className,
    text:
      from === to
        ? print.value(from)
        : t('range', { from: apart(print.value(from)), to: apart(print.value(to)) }),
  }))
  return rows.some(({ value }) => value === null) ? [...key, { className: 'mn', text: t('missing') }] : key
}
