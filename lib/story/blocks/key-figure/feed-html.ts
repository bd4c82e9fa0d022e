import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import { isBlank, type KeyFigure } from './model.ts'

/** An item; around several stands one list (`feed-html.ts`). */
export const keyFigure: FeedHtml<KeyFigure> = (block, { dir, lang }) => {
  const { figure, label, note } = block.attrs
  if (isBlank(block)) return ''
  const parts = [
    figure && element('strong', {}, isolated(figure, dir)),
    label && isolated(label, dir),
    note && element('small', {}, isolated(note, dir)),
  ]
  return element('li', { dir, lang }, parts.filter(Boolean).join('<br>'))
}
