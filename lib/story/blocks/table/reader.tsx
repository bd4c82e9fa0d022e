import { inOrder } from '@/components/reader/in-order.ts'
import { Isolated } from '@/components/reader/isolated.tsx'
import { StoryLine } from '@/components/reader/story-line.tsx'
import { useWords } from '@/components/reader/use-words.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Table } from './model.ts'

export function TableReader({ block, dir, context }: BlockReaderProps<Table>) {
  const t = useWords('Blocks.table')
  const caption = block.attrs?.caption
  return (
    // Focusable, so that a table wider than the phone can be scrolled from the keyboard.
    <section className="table" dir={dir} tabIndex={0} aria-label={caption ?? t('label')}>
      <table>
        {caption && (
          <caption>
            <Isolated text={caption} dir={dir} />
          </caption>
        )}
        <tbody>
          {inOrder(
            block.content.map((row) => (
              <tr>
                {inOrder(
                  row.content.map((cell) => {
                    const Cell = cell.type === 'tableHeader' ? 'th' : 'td'
                    return (
                      <Cell
                        colSpan={cell.attrs?.colspan ?? 1}
                        rowSpan={cell.attrs?.rowspan ?? 1}
                        scope={cell.type === 'tableHeader' ? 'col' : undefined}
                      >
                        {inOrder(
                          cell.content.map((paragraph) => (
                            <StoryLine line={paragraph.content} dir={dir} context={context} />
                          )),
                        )}
                      </Cell>
                    )
                  }),
                )}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}
