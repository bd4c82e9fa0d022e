/**
 * A text as a search engine shows it: whole when it fits, else cut after the last whole word that leaves room for an
 * ellipsis. Google cuts titles at about 600 px and descriptions at about two lines of 480 px on a desktop (measured by
 * others; Google publishes no figure: https://developers.google.com/search/docs/appearance/snippet).
 */
export function cutForSearch(text: string, fits: (text: string) => boolean): string {
  const whole = text.trim()
  if (fits(whole)) return whole
  const words = whole.split(/\s+/)
  // Wider with every word: the cut is found by halves.
  let least = 0
  let most = words.length - 1
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (fits(`${words.slice(0, middle).join(' ')} …`)) least = middle
    else most = middle - 1
  }
  return `${words.slice(0, Math.max(1, least)).join(' ')} …`
}
