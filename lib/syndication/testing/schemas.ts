/** Feeds and maps held against the schemas that their makers published, by libxml2 (what `xmllint` is made of). */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { RelaxNGValidator, XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm'

type Validator = { validate(document: XmlDocument): void }

/** Atom 1.0's: RFC 4287, appendix B. */
const atom = once(() => RelaxNGValidator.fromDoc(read(join(import.meta.dirname, 'atom.rng'))))

/**
 * Site maps': https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd, as the package `sitemap` carries it. It asks for
 * schemas of all other namespaces too; Google's, of pictures and news, are checked in `map-rules.ts`.
 */
const siteMap = once(() => {
  const folder = join(createRequire(import.meta.url).resolve('sitemap/package.json'), '..')
  return XsdValidator.fromDoc(
    read(join(folder, 'schema/sitemap.xsd'), (text) =>
      text.replaceAll('processContents="strict"', 'processContents="lax"'),
    ),
  )
})

/** What breaks the schema: nothing, of a valid document. */
export const atomSchemaProblems = (xml: string): string[] => problemsBy(atom(), xml)
export const siteMapSchemaProblems = (xml: string): string[] => problemsBy(siteMap(), xml)

function problemsBy(validator: Validator, xml: string): string[] {
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
    return []
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(({ message }) => message.trim())
    throw error
  } finally {
    document.dispose()
  }
}

const read = (file: string, change = (text: string) => text): XmlDocument =>
  XmlDocument.fromString(change(readFileSync(file, 'utf8')), { url: file })

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
