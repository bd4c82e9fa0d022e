/**
 * What stories of a WordPress site are known by, whether they come from its export file or its REST API: the address of
 * its front, which the file calls `wp:base_blog_url` and the API `home`. Sites of one network differ by their paths alone.
 */
export function wordPressSource(home: string): string {
  if (!URL.canParse(home) || !/^https?:/.test(home)) return 'wordpress:unknown'
  const { origin, pathname } = new URL(home)
  return `wordpress:${origin}${pathname.replace(/\/+$/, '')}`
}
