/**
 * Players and posts that pages hold in forms which no browser, or nobody without a script, shows any more: `<object>` with
 * a Flash player in it, as YouTube gave it out until 2012; a script that Telegram draws a post with.
 */
import { escapeHtml } from './html-text.ts'

/** Within an `<object>`: what is longer is none. */
const longest = 20_000

/** The HTML with `<embed>`s and addresses in their place, which are read as frames are. */
export function withOldPlayers(html: string): string {
  let result = ''
  let at = 0
  const opens = /<object\b/gi
  const closes = /<\/object\s{0,10}>/gi
  for (let open = opens.exec(html); open; open = opens.exec(html)) {
    closes.lastIndex = open.index
    const close = closes.exec(html)
    if (!close) break
    const object = html.slice(open.index, Math.min(close.index, open.index + longest))
    opens.lastIndex = closes.lastIndex
    const address = /wp-block-file__embed/.test(object) ? null : addressIn(object)
    if (!address) continue
    result += `${html.slice(at, open.index)}<embed src="${escapeHtml(address)}">`
    at = closes.lastIndex
  }
  return (result + html.slice(at)).replace(
    /<script\b[^<>]*\bdata-telegram-post="(\w{3,40}\/\d{1,12})"[^<>]*>/gi,
    '<p>https://t.me/$1</p>$&',
  )
}

/** Of a parameter `movie`, the frame within, or the object itself. */
function addressIn(object: string): string | null {
  for (const [, address = ''] of object.matchAll(
    /\b(?:src|data|value)\s{0,5}=\s{0,5}["']((?:https?:)?\/\/[^"'<>\s]{1,2000})["']/gi,
  ))
    return address.replace(/&amp;/g, '&')
  return null
}

/** YouTube's Flash player, by the page of the video that it played. */
export const watchAddress = (address: string): string => {
  const id = /^(?:https?:)?\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/v\/([\w-]{6,20})/.exec(address)?.[1]
  return id ? `https://www.youtube.com/watch?v=${id}` : address
}
