import type { FigureWidth } from '@/lib/story/blocks/figure/model.ts'
import type { BlockWords } from '../context.ts'
import { element, type Frame } from './frame.ts'

/** How much room a block of pictures has: `''` is the text's own. */
export function widthField(
  frame: Frame,
  words: BlockWords,
  label: string,
  widths: readonly FigureWidth[],
): { field: HTMLSelectElement; show: () => void } {
  const field = element(
    'select',
    { class: 'block-field width-field', 'aria-label': label },
    element('option', { value: '' }, words('figure.widths.text')),
    ...widths.map((width) => element('option', { value: width }, words(`figure.widths.${width}`))),
  )
  const show = () => {
    field.value = frame.node().attrs.width ?? ''
  }
  field.addEventListener('change', () => {
    frame.set('width', field.value || null)
    show()
  })
  return { field, show }
}
