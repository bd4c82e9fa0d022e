const readable = (path: string): string => {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

/**
 * What `aria-current` says of a link to a list: that this is its page, or that this page is one of the list's.
 * @param path of the page, percent-encoded, without its query
 */
export function currentLink(href: string, path: string): 'page' | 'true' | undefined {
  const [link, page] = [readable(href), readable(path)]
  if (link === page) return 'page'
  return page.startsWith(`${link}/`) ? 'true' : undefined
}
