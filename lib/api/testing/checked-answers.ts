/** Answers of the API, each held against what its own document says of it. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

type Json = { [key: string]: unknown }
type Media = { content?: Record<string, { schema?: Json }> }
type Described = { paths: Record<string, Record<string, { responses: Record<string, Media> }>> }

export type Checked = { status: number; type: string; body: unknown }

/**
 * A check of answers against a document: throws, saying what does not fit.
 * @param document as `/api/v1/openapi.json` has it
 */
export function answerChecker(document: unknown): (method: string, path: string, answer: Checked) => void {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(document as object, 'document')
  const { paths } = document as Described

  return (method, path, { status, type, body }) => {
    const pattern = Object.keys(paths).find((each) => matches(each, path))
    const operation = pattern === undefined ? undefined : paths[pattern]?.[method.toLowerCase()]
    // What is no operation is answered with a problem all the same.
    const media: Media = operation
      ? (operation.responses[String(status)] ?? operation.responses.default!)
      : { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
    const where = `${method} ${path} ${status}`
    const plain = type.split(';', 1)[0]!
    if (!media.content) {
      if (body !== undefined) throw new Error(`${where} has a body, and should have none`)
      return
    }
    const schema = media.content[plain]?.schema
    if (!schema) throw new Error(`${where} is sent as “${plain}”, not as ${Object.keys(media.content)}`)
    const validate = ajv.compile(within(schema))
    if (!validate(body)) throw new Error(`${where} is not as described: ${ajv.errorsText(validate.errors)}`)
  }
}

/** References of a part of the document, made to hold outside of it. */
const within = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')) as Json

function matches(pattern: string, path: string): boolean {
  const [parts, given] = [pattern.split('/'), path.split('?', 1)[0]!.split('/')]
  return parts.length === given.length && parts.every((part, i) => part.startsWith('{') || part === given[i])
}
