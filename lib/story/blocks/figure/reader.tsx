import { Isolated } from '@/components/reader/isolated.tsx'
import { PictureImage } from '@/components/reader/picture-image.tsx'
import { useWords } from '@/components/reader/use-words.ts'
import type { Direction } from '@/lib/locale/table.ts'
import { creditLine } from '@/lib/publication/credit-line.ts'
import type { Picture } from '@/lib/publication/picture.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Figure } from './model.ts'

export function FigureReader({ block, dir, context }: BlockReaderProps<Figure>) {
  const picture = context.pictures.get(block.attrs.mediaId)
  if (!picture) return null
  const own = { ...picture, alt: block.attrs.alt ?? picture.alt }
  return (
    <PictureFigure
      picture={own}
      caption={block.attrs.caption ?? picture.caption}
      credit={block.attrs.credit ?? picture.credit}
      licence={block.attrs.licence ?? picture.licence}
      dir={dir}
      sizes="(min-width: 720px) 680px, 100vw"
    />
  )
}

type FigureProps = {
  picture: Picture
  caption: string
  credit: string
  licence: string | null
  dir: Direction
  sizes: string
  first?: boolean
}

/** A picture with its caption, its maker and its licence: also the one that leads a story. */
export function PictureFigure({ picture, caption, credit, licence, dir, sizes, first = false }: FigureProps) {
  const t = useWords('Blocks.figure')
  const line = creditLine(
    { credit, licence, digitalSource: picture.digitalSource },
    { licensed: (values) => t('credit', values), source: (source) => t(`source.${source}`) },
  )
  return (
    <figure>
      <PictureImage picture={picture} sizes={sizes} first={first} />
      {(caption || line) && (
        <figcaption dir={dir}>
          {caption && <Isolated text={caption} dir={dir} />} {line && <small>{line}</small>}
        </figcaption>
      )}
    </figure>
  )
}
