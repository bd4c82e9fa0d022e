import type { LibraryPicture } from '@/lib/newsroom/pictures/list-pictures.ts'

type Props = {
  picture: Pick<LibraryPicture, 'thumbnail' | 'preview' | 'width' | 'height' | 'colour'>
  /** '' where words beside it say what it shows. */
  alt: string
  size?: 'thumbnail' | 'preview'
}

/** A picture of the library, its room kept and painted until it comes. */
export function PictureThumbnail({ picture, alt, size = 'thumbnail' }: Props) {
  return (
    <picture>
      <img
        src={picture[size]}
        width={picture.width}
        height={picture.height}
        alt={alt}
        loading={size === 'thumbnail' ? 'lazy' : 'eager'}
        decoding="async"
        style={{ backgroundColor: picture.colour }}
      />
    </picture>
  )
}
