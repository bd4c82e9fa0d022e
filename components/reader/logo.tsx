import type { Picture } from '@/lib/publication/picture.ts'

/** Pixels across, twice what it is shown at. */
const wide = 160

/** The paper's mark beside its name, which says what it is. Light editions have the name alone. */
export function Logo({ logo }: { logo: Picture | null }) {
  const file = logo?.jpeg.find((each) => each.width >= wide) ?? logo?.jpeg.at(-1)
  if (!file) return null
  return (
    // biome-ignore lint/performance/noImgElement: encoded in its sizes already
    <img
      className="nameplate-logo"
      src={file.href}
      width={file.width}
      height={file.height}
      alt=""
      data-lite="none"
      decoding="async"
    />
  )
}
