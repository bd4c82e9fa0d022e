/** What a program that unfurls a link reads of a page's head. */
export type PageHead = {
  title: string | null
  /** By `property` or `name`, lower case; of each the first, as unfurlers take it. */
  meta: ReadonlyMap<string, string>
  canonical: string | null
}

/** As much of the DOM as a head is read from: a browser's, or a parser's. */
type HeadDocument = {
  querySelector(
    selector: string,
  ): { textContent: string | null; getAttribute(name: string): string | null } | null
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>
}

/** Reads https://ogp.me (`property`), cards of X and plain HTML (`name`); empty values are as good as none. */
export function readPageHead(document: HeadDocument): PageHead {
  const meta = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name'))?.toLowerCase()
    const content = element.getAttribute('content')?.trim()
    if (name && content && !meta.has(name)) meta.set(name, content)
  }
  return {
    title: document.querySelector('title')?.textContent?.trim() || null,
    meta,
    canonical: document.querySelector('link[rel="canonical"]')?.getAttribute('href') || null,
  }
}
