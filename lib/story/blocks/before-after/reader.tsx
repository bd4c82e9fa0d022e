import { inOrder } from '@/components/reader/in-order.ts'
import { Isolated } from '@/components/reader/isolated.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { itemAt } from '@/lib/present.ts'
import { blockDirection } from '../../block-direction.ts'
import { PictureFigure, pictureOf, widthSizes } from '../figure/reader.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { BeforeAfter } from './model.ts'

/** Side by side, on a phone one below the other; `public/pictures.js` lays one over the other, with a slider. */
export function BeforeAfterReader({ block, context }: BlockReaderProps<BeforeAfter>) {
  const t = useWords('Blocks.beforeAfter')
  const { locale } = useReader()
  const { before, after } = block.attrs
  const width = block.attrs.width ?? undefined
  const names = [before || t('before'), after || t('after')]
  const shown = block.content.flatMap((each, at) => {
    const picture = pictureOf(each, context)
    return picture ? [{ ...picture, dir: blockDirection(each, locale), name: itemAt(names, at) }] : []
  })
  const { dir } = localeTable[locale]
  const pictures = inOrder(
    shown.map(({ name, ...each }) => (
      <PictureFigure
        {...each}
        sizes={widthSizes[width ?? 'text']}
        before={
          <p className="pair-name">
            <Isolated text={name} dir={dir} />
          </p>
        }
      />
    )),
  )
  if (shown.length < 2) return pictures
  return (
    <before-after className="pair" data-width={width}>
      <div className="pair-pictures">{pictures}</div>
    </before-after>
  )
}
