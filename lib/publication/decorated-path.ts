/**
 * What systems hang behind an address that is somebody's: WordPress its feed, AMP, pages of comments and parts of a long
 * text (https://developer.wordpress.org/reference/classes/wp_rewrite/), and the sizes that it cut of a picture.
 */

type Decorated = { path: string; isFeed: boolean }

const feed = /\/feed(?:\/(?:rss2?|rdf|atom|json))?$/
const others = [
  /\/(?:amp|embed|trackback)$/,
  /\/comment-page-\d{1,6}$/,
  /\/page\/\d{1,6}$/,
  // A part of a long text, of which there are few.
  /(?<=[^/]\/[^/]*[^\d/][^/]*)\/\d{1,2}$/,
  /(?:\.amp|\/amp)(?=\.html?$)/,
]
/** Of an address of a picture, what names one of its sizes: `photo-1024x683.jpg`, `photo-scaled.jpg`, `/content/images/size/w1000/2020/05/photo.jpg`. */
export const sizesOfPicture: readonly RegExp[] = [
  /-(?:\d{2,5}x\d{2,5}|scaled)(?=\.\w{2,5}$)/,
  /(?<=\/content\/images)\/size\/w\d{1,5}(?:h\d{1,5})?(?=\/)/,
]

/**
 * The address without the last of what hangs behind it; null where nothing does.
 * @param path as `oldPath` writes it
 */
export function undecorated(path: string): Decorated | null {
  if (feed.test(path)) return { path: path.replace(feed, ''), isFeed: true }
  for (const pattern of [...others, ...sizesOfPicture]) {
    const bare = path.replace(pattern, '')
    if (bare !== path) return { path: bare, isFeed: false }
  }
  // AMP that stands before the address.
  const behind = /^\/amp(?=\/.)/.exec(path)
  return behind ? { path: path.slice(behind[0].length), isFeed: false } : null
}

/** Where systems keep the feed of a whole site: WordPress, Jekyll, Hugo, Ghost, Blogger, and by habit. */
export const isFeedOfSite = (path: string): boolean =>
  /^\/(?:feed|rss|atom|(?:feed|rss|rss2|atom|index|news)\.(?:xml|rss|rdf)|rss\/index\.xml|feeds\/posts\/default|blog\/feed|blog\/rss)$/.test(
    path,
  )
