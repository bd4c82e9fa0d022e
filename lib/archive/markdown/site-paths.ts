/** What files of a static site are, by their paths alone. */

export const isMarkdown = (path: string): boolean => /\.(?:md|markdown|mdx)$/i.test(path)
export const isHtml = (path: string): boolean => /\.html?$/i.test(path)

/** Files that describe a folder to those who program, or a list to those who read, and are no stories. */
export const isAbout = (path: string): boolean =>
  /(?:^|\/)(?:(?:README|CHANGELOG|LICENSE|CONTRIBUTING|CODE_OF_CONDUCT)\.\w+|_index(?:\.[\w-]+)?\.\w+)$/i.test(
    path,
  )
/** Whether files are a site's own texts, by their paths: a README beside another system's export makes none of it. */
export const isStaticSite = (paths: readonly string[]): boolean =>
  paths.some((path) => isMarkdown(path) && !isAbout(path)) ||
  (paths.some((path) => /(?:^|\/)_config\.ya?ml$/.test(path)) &&
    paths.some((path) => /(?:^|\/)_posts\//.test(path) && isHtml(path)))
