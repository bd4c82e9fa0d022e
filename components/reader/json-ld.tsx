import { setApart } from '@/lib/press/page-parts.ts'
import { scriptJson } from '@/lib/syndication/json-ld.ts'

/** What a page says to machines that read schema.org's words. The press keeps it; the light edition has no use for it. */
export function JsonLd({ describes }: { describes: { '@type': string }[] }) {
  return describes.map((each) => (
    <script
      key={each['@type']}
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: nothing in it ends the element (scriptJson)
      dangerouslySetInnerHTML={{ __html: setApart(scriptJson(each)) }}
    />
  ))
}
