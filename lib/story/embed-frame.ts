/** What stands in the page when a reader has agreed to see another site's post or film. */
import { type EmbedProvider, embedProviderOf } from './safe-address.ts'

/** How each calls itself, in any language. */
export const providerNames: Record<EmbedProvider, string> = {
  youtube: 'YouTube',
  vimeo: 'Vimeo',
  x: 'X',
  instagram: 'Instagram',
  tiktok: 'TikTok',
  facebook: 'Facebook',
  threads: 'Threads',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  telegram: 'Telegram',
  soundcloud: 'SoundCloud',
  spotify: 'Spotify',
  datawrapper: 'Datawrapper',
  flourish: 'Flourish',
  openstreetmap: 'OpenStreetMap',
  googlemaps: 'Google Maps',
}

/** Which room is kept for it: what arrives may not move the text. */
type EmbedShape = 'film' | 'tall-film' | 'post' | 'sound' | 'map'
export type EmbedFrame = { provider: EmbedProvider; src: string; shape: EmbedShape }

type Framing = (url: URL) => { src: string; shape: EmbedShape } | null

/** Each provider's own page for frames, which needs no script of theirs on ours. */
const framings: Record<EmbedProvider, Framing> = {
  // https://support.google.com/youtube/answer/171780: privacy-enhanced mode.
  youtube: (url) => {
    const [, kind, afterKind] = segments(url)
    const id =
      url.hostname === 'youtu.be'
        ? kind
        : /^(embed|shorts|live|v)$/.test(kind ?? '')
          ? afterKind
          : kind === 'watch'
            ? url.searchParams.get('v')
            : null
    if (!id || !/^[\w-]{11}$/.test(id)) return null
    const start = secondsOf(url.searchParams.get('t') ?? url.searchParams.get('start'))
    return {
      src: `https://www.youtube-nocookie.com/embed/${id}${start ? `?start=${start}` : ''}`,
      shape: kind === 'shorts' ? 'tall-film' : 'film',
    }
  },
  // https://developer.vimeo.com/player/sdk/embed; `h` lets in who was given an unlisted film.
  vimeo: (url) => {
    const found = /^\/(?:video\/)?(\d{5,12})(?:\/([0-9a-f]{6,20}))?\/?$/.exec(url.pathname)
    if (!found) return null
    const key = found[2] ?? /^[0-9a-f]{6,20}$/.exec(url.searchParams.get('h') ?? '')?.[0]
    return {
      src: `https://player.vimeo.com/video/${found[1]}?dnt=1${key ? `&h=${key}` : ''}`,
      shape: 'film',
    }
  },
  // The page that https://platform.x.com/widgets.js frames; framed directly, nothing of theirs runs on ours.
  x: (url) => {
    const id = /^\/(?:i\/web|i|\w{1,15})\/status\/(\d{1,20})(?:\/|$)/.exec(url.pathname)?.[1]
    return id
      ? { src: `https://platform.twitter.com/embed/Tweet.html?id=${id}&dnt=true`, shape: 'post' }
      : null
  },
  // https://developers.facebook.com/docs/instagram/oembed: the page its script frames.
  instagram: (url) => {
    const found = /^\/(?:[\w.]{1,30}\/)?(p|reel|tv)\/([\w-]{5,40})(?:\/|$)/.exec(url.pathname)
    return found ? { src: `https://www.instagram.com/${found[1]}/${found[2]}/embed/`, shape: 'post' } : null
  },
  // https://developers.tiktok.com/doc/embed-player
  tiktok: (url) => {
    const id = /^\/(?:@[\w.]{1,30}\/(?:video|photo)|player\/v1)\/(\d{5,25})\/?$/.exec(url.pathname)?.[1]
    return id ? { src: `https://www.tiktok.com/player/v1/${id}`, shape: 'tall-film' } : null
  },
  // https://developers.facebook.com/docs/plugins/embedded-posts and /embedded-video-player: the frame form of both.
  facebook: (url) => {
    if (url.hostname === 'fb.watch') return null
    const isFilm = /^\/(?:watch\/?$|reel\/\d+|[\w.]+\/videos\/)/.test(url.pathname)
    const isPost = /^\/(?:[\w.]+\/posts\/|permalink\.php$|photo(?:\.php)?\/?$|story\.php$)/.test(url.pathname)
    if (!isFilm && !isPost) return null
    const own = new URL(`https://www.facebook.com${url.pathname}`)
    for (const name of ['v', 'fbid', 'story_fbid', 'id', 'set']) {
      const value = url.searchParams.get(name)
      if (value && /^[\w.-]{1,80}$/.test(value)) own.searchParams.set(name, value)
    }
    const page = isFilm ? 'video.php' : 'post.php'
    return {
      src: `https://www.facebook.com/plugins/${page}?href=${encodeURIComponent(own.href)}&show_text=${!isFilm}`,
      shape: isFilm ? 'film' : 'post',
    }
  },
  // The page that its script frames (https://developers.facebook.com/docs/threads/tools-and-resources/embed-a-threads-post).
  threads: (url) => {
    const found = /^\/(@[\w.]{1,30})\/post\/([\w-]{5,40})(?:\/|$)/.exec(url.pathname)
    return found ? { src: `https://www.threads.com/${found[1]}/post/${found[2]}/embed`, shape: 'post' } : null
  },
  // https://docs.bsky.app/docs/advanced-guides/oembed: the page its script frames, by the post's AT address.
  bluesky: (url) => {
    const found = /^\/profile\/((?:did:[a-z]+:)?[\w.-]{3,120})\/post\/(\w{8,20})\/?$/.exec(url.pathname)
    return found
      ? { src: `https://embed.bsky.app/embed/${found[1]}/app.bsky.feed.post/${found[2]}`, shape: 'post' }
      : null
  },
  // https://docs.joinmastodon.org/methods/oembed: each server frames its own posts.
  mastodon: (url) => ({
    src: `https://${url.hostname}${url.pathname.replace(/\/$/, '')}/embed`,
    shape: 'post',
  }),
  // https://core.telegram.org/widgets/post: the page its script frames.
  telegram: (url) => {
    const found = /^\/(?:s\/)?([A-Za-z]\w{3,31})\/(\d{1,12})\/?$/.exec(url.pathname)
    return found ? { src: `https://t.me/${found[1]}/${found[2]}?embed=1`, shape: 'post' } : null
  },
  // https://developers.soundcloud.com/docs/api/html5-widget
  soundcloud: (url) => {
    const path = /^\/[\w-]{1,60}\/(?:sets\/)?[\w-]{1,120}\/?$/.exec(url.pathname)?.[0]
    if (!path || url.hostname === 'on.soundcloud.com') return null
    const track = encodeURIComponent(`https://soundcloud.com${path}`)
    return { src: `https://w.soundcloud.com/player/?url=${track}&visual=false`, shape: 'sound' }
  },
  // https://developer.spotify.com/documentation/embeds
  spotify: (url) => {
    const found =
      /^\/(?:intl-[a-z]{2}\/)?(?:embed\/)?(track|episode|show|album|playlist|artist)\/([0-9A-Za-z]{22})\/?$/.exec(
        url.pathname,
      )
    return found ? { src: `https://open.spotify.com/embed/${found[1]}/${found[2]}`, shape: 'sound' } : null
  },
  // https://academy.datawrapper.de/article/180-how-to-embed-charts
  datawrapper: (url) => {
    const [, id, version] =
      (url.hostname === 'www.datawrapper.de'
        ? /^\/_\/([0-9A-Za-z]{5})\/?()$/
        : /^\/([0-9A-Za-z]{5})(?:\/(\d{1,5}))?\/?(?:index\.html)?$/
      ).exec(url.pathname) ?? []
    return id
      ? { src: `https://datawrapper.dwcdn.net/${id}/${version ? `${version}/` : ''}`, shape: 'post' }
      : null
  },
  // https://helpcenter.flourish.studio/hc/en-us/articles/8761537208463: the frame without their script.
  flourish: (url) => {
    const found = /^\/(visualisation|story)\/(\d{3,12})(?:\/|$)/.exec(url.pathname)
    return found ? { src: `https://flo.uri.sh/${found[1]}/${found[2]}/embed`, shape: 'post' } : null
  },
  // https://wiki.openstreetmap.org/wiki/Export#Embeddable_HTML
  openstreetmap: (url) => {
    const [zoom, latitude, longitude] = placeInHash(url) ?? []
    const marked = [url.searchParams.get('mlat'), url.searchParams.get('mlon')].map(degrees)
    const [lat = latitude, lon = longitude] = marked.includes(undefined) ? [] : marked
    if (lat === undefined || lon === undefined) return null
    // Two tiles to each side, at a width of three to two.
    const half = (360 / 2 ** Math.min(19, Math.max(2, zoom ?? 15))) * 1.2
    const height = half * (2 / 3) * Math.cos((lat * Math.PI) / 180)
    const box = [lon - half, lat - height, lon + half, lat + height]
      .map((each) => each.toFixed(5))
      .join('%2C')
    const mark = marked.includes(undefined) ? '' : `&marker=${lat}%2C${lon}`
    return {
      src: `https://www.openstreetmap.org/export/embed.html?bbox=${box}&layer=mapnik${mark}`,
      shape: 'map',
    }
  },
  // What «Embed a map» gives is framed as it is; of a place, the map that needs no key.
  googlemaps: (url) => {
    const given = url.pathname === '/maps/embed' ? url.searchParams.get('pb') : null
    if (given && /^[\w!.:%+-]{10,1500}$/.test(given))
      return { src: `https://www.google.com/maps/embed?pb=${encodeURIComponent(given)}`, shape: 'map' }
    const pinned = /!3d(-?\d{1,2}\.\d+)!4d(-?\d{1,3}\.\d+)/.exec(url.pathname)
    const seen = /\/@(-?\d{1,2}\.\d+),(-?\d{1,3}\.\d+),(?:(\d{1,2})(?:\.\d+)?z)?/.exec(url.pathname)
    const named = /^\/maps\/(?:place|search)\/([^/@]{1,300})/.exec(url.pathname)?.[1]
    const at = pinned ?? (named ? null : seen)
    const asked = url.searchParams.get('q') ?? url.searchParams.get('query')
    const place = at ? `${at[1]},${at[2]}` : (asked ?? (named && placeName(named)))
    if (!place || place.length > 300) return null
    const zoom = seen?.[3] ? `&z=${seen[3]}` : ''
    const written = encodeURIComponent(place)
      .replace(/[!'()*~]/g, ' ')
      .trim()
      .replaceAll(' ', '%20')
    return { src: `https://www.google.com/maps?q=${written}${zoom}&output=embed`, shape: 'map' }
  },
}

/**
 * The frame for a post, film or recording at another site. Its address is made of the identifiers found in the one
 * given; nothing else of that goes through.
 * @param said what the document says whose it is
 * @returns null when nobody on the list has this address, or its site has no page for frames: then it stays a link
 */
export function embedFrame(address: unknown, said?: unknown): EmbedFrame | null {
  const provider = embedProviderOf(address, said)
  const framed = provider && framings[provider](new URL(address as string))
  return framed ? { provider, ...framed } : null
}

const segments = (url: URL): (string | undefined)[] => url.pathname.split('/')

/** `#map=15/24.7136/46.6753`: how near, and where. */
function placeInHash({ hash }: URL): [number, number, number] | null {
  const found = /[#&]map=(\d{1,2})(?:\.\d+)?\/(-?[\d.]{1,12})\/(-?[\d.]{1,12})/.exec(hash)
  const [latitude, longitude] = [degrees(found?.[2]), degrees(found?.[3])]
  return latitude === undefined || longitude === undefined ? null : [Number(found?.[1]), latitude, longitude]
}

const degrees = (written: string | null | undefined): number | undefined => {
  const found = /^-?\d{1,3}(?:\.\d{1,8})?$/.test(written ?? '') ? Number(written) : Number.NaN
  return Math.abs(found) <= 180 ? found : undefined
}

/** `Burj+Khalifa`, or percent-encoded. */
function placeName(segment: string): string {
  try {
    return decodeURIComponent(segment.replaceAll('+', ' '))
  } catch {
    return ''
  }
}

/** `90`, `90s` and `1m30s`, as YouTube writes the moment a link leads to. */
function secondsOf(written: string | null): number {
  const parts = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?$/.exec(written ?? '')
  if (!parts) return 0
  const [, hours = 0, minutes = 0, seconds = 0] = parts
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}
