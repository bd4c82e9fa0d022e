/** The address a request is for, written in the one way that our own links are written. */

/** Nothing to decide: most of what machines ask for, and all of our ASCII addresses. */
const plain = /^\/(?!\/)(?!\.\.?(?:\/|$))(?:[\w~/-]|\.(?!\.?(?:\/|$)))*(?:\?[\x21-\x7e]*)?$/

/**
 * Path and query as the rest of the house may read them, or null when the request names no address of a site.
 * One page has one address whatever a stranger does to its letters: `%64` for `d`, small hexadecimal digits, a hamza
 * apart from its letter (NFD), `/./`, a whole URL (RFC 9112, 3.2.2; its host is not ours to believe). Null for broken
 * percent-encoding, which readers paste, cut short, every day, and on which Next fails.
 */
export const requestAddress = (target: string): string | null =>
  nul.test(target) ? null : plain.test(target) ? target : canonical(target)

/** A character that no text of ours has, and that no query of PostgreSQL may have. */
const nul = /%00|\0/

function canonical(target: string): string | null {
  try {
    const path = target.replace(/^https?:\/\/[^/?#]*/i, '')
    if (path === target && !target.startsWith('/')) return null
    // With a host before it, two slashes at the start are not read as one.
    const url = new URL(`http://localhost${path.startsWith('/') ? '' : '/'}${path}`)
    return url.pathname.split('/').map(rewritten).join('/') + url.search
  } catch {
    // No address, or an encoding that breaks off or is not UTF-8.
    return null
  }
}

// Composed, as every slug of ours is stored: a letter with a hamza has two spellings, and a headline many of them.
const rewritten = (segment: string): string =>
  encodeURIComponent(decodeURIComponent(segment).normalize('NFC'))
