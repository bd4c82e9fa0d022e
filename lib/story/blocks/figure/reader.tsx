import type { ReactNode } from 'react'
import { Isolated } from '@/components/reader/isolated.tsx'
import { OriginDetails } from '@/components/reader/origin.tsx'
import { PictureImage } from '@/components/reader/picture-image.tsx'
import type { ReaderContext } from '@/components/reader/story-line.tsx'
import { useReader } from '@/components/reader/use-reader.ts'
import { useWords } from '@/components/reader/use-words.ts'
import { type Direction, localeTable } from '@/lib/locale/table.ts'
import { creditLine } from '@/lib/publication/credit-line.ts'
import type { Picture } from '@/lib/publication/picture.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Figure, FigureWidth } from './model.ts'

/** How wide a picture is laid out, by how much room its block has. */
export const widthSizes: Record<'text' | FigureWidth, string> = {
  text: '(min-width: 720px) 680px, 100vw',
  wide: '(min-width: 1024px) 976px, 100vw',
  full: '100vw',
  portrait: '(min-width: 704px) 270px, 100vw',
}

/** Higher than it is wide by so much, a picture as wide as a screen would be higher than one. */
const tallPicture = 1.2

export const shapeOf = ({ width, height }: Picture): 'tall' | undefined =>
  height > width * tallPicture ? 'tall' : undefined

/** A picture with the words that stand under it here. */
export function pictureOf({ attrs }: Figure, { pictures }: ReaderContext) {
  const picture = pictures.get(attrs.mediaId)
  return (
    picture && {
      picture: { ...picture, alt: attrs.alt ?? picture.alt },
      caption: attrs.caption ?? picture.caption,
      credit: attrs.credit ?? picture.credit,
      licence: attrs.licence ?? picture.licence,
    }
  )
}

export function FigureReader({ block, dir, context }: BlockReaderProps<Figure>) {
  const shown = pictureOf(block, context)
  if (!shown) return null
  const width = block.attrs.width ?? undefined
  return <PictureFigure {...shown} dir={dir} sizes={widthSizes[width ?? 'text']} width={width} />
}

type FigureProps = {
  picture: Picture
  caption: string
  credit: string
  licence: string | null
  dir: Direction
  sizes: string
  first?: boolean
  width?: FigureWidth
  /** Between the picture and its caption. */
  before?: ReactNode
}

/** A picture with its caption, its maker and its licence: also the one that leads a story. */
export function PictureFigure({
  picture,
  caption,
  credit,
  licence,
  dir,
  sizes,
  first = false,
  width,
  before,
}: FigureProps) {
  const t = useWords('Blocks.figure')
  const { locale } = useReader()
  const line = creditLine(
    { credit, licence, digitalSource: picture.digitalSource },
    { licensed: (values) => t('credit', values), source: (source) => t(`source.${source}`) },
  )
  return (
    <figure data-width={width} data-shape={width && shapeOf(picture)}>
      <PictureImage picture={picture} sizes={sizes} first={first} />
      {before}
      {(caption || line || picture.origin) && (
        <figcaption dir={dir}>
          {caption && <Isolated text={caption} dir={dir} />} {line && <small>{line}</small>}
          {picture.origin && (
            <OriginDetails origin={picture.origin} of="figure" dir={localeTable[locale].dir} />
          )}
        </figcaption>
      )}
    </figure>
  )
}
