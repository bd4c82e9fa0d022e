import { lastOf } from '@/lib/present.ts'
import type { Picture } from '@/lib/publication/picture.ts'

type Props = {
  picture: Picture
  /** The `sizes` attribute: how wide the picture is laid out, by viewport. */
  sizes: string
  /** The first picture a reader sees is fetched at once; the rest when they come near. */
  first?: boolean
  /** A picture beside its own headline says nothing new to a screen reader. */
  decorative?: boolean
}

/** Pixels across that are sharp enough on any screen of a browser that reads neither AVIF nor WebP. */
const enough = 800

/**
 * A phone of three pixels to the point gets the file for two: nobody sees the third, and it costs as much as the other
 * two. The last of `sizes` is what a phone lays out.
 */
const cappedOnPhones = (sizes: string): string =>
  `(max-width: 700px) and (min-resolution: 2.5dppx) calc(${lastOf(sizes.split(', '))} * 2 / 3), ${sizes}`

/** A picture in the smallest file that is sharp enough, with its room reserved before it arrives. */
export function PictureImage({ picture, sizes, first = false, decorative = false }: Props) {
  const fallback = picture.jpeg.find((file) => file.width >= enough) ?? lastOf(picture.jpeg)
  return (
    <picture>
      {(['avif', 'webp'] as const).map(
        (format) =>
          picture[format].length > 0 && (
            <source
              key={format}
              type={`image/${format}`}
              srcSet={picture[format].map((file) => `${file.href} ${file.width}w`).join(', ')}
              sizes={cappedOnPhones(sizes)}
            />
          ),
      )}
      <img
        src={fallback.href}
        width={picture.width}
        height={picture.height}
        alt={decorative ? '' : picture.alt}
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : 'auto'}
        decoding="async"
        style={{
          backgroundColor: picture.colour,
          objectPosition: `${picture.focalX * 100}% ${picture.focalY * 100}%`,
        }}
      />
    </picture>
  )
}
