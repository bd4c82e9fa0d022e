/** The OpenAPI document, made of the operations and their schemas: it cannot say anything else than what is checked. */

import { z } from 'zod'
import { present } from '../present.ts'
import { absolute } from '../publication/addresses.ts'
import type { Operation } from './operation.ts'
import { apiBase, operations } from './operations.ts'
import { problemMediaType, problems } from './problems.ts'
import { problemSchema, received, sent } from './schemas.ts'

type Json = { [key: string]: unknown }

const reference = (name: string): string => `#/components/schemas/${name}`

let written: Json | undefined

/** https://spec.openapis.org/oas/v3.1.1.html */
export function openApiDocument(): Json {
  written ??= {
    openapi: '3.1.1',
    info: {
      title: 'Warraq',
      version: '1',
      summary: 'Published stories for everybody; the newsroom for whoever has a key.',
      description:
        'Reading what is published takes no key; such answers are cached, and revalidated by ETag. Everything else ' +
        'takes `Authorization: Bearer` and a key that somebody of the newsroom made: it acts as them, and no further ' +
        'than its scopes. What goes wrong is told as problem details (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: absolute(apiBase) }],
    paths: pathsOf(operations),
    components: {
      schemas: { ...schemasOf(received, 'input'), ...schemasOf(sent, 'output') },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
  }
  return written
}

const schemasOf = (registry: typeof sent, io: 'input' | 'output'): Json => {
  const { schemas } = z.toJSONSchema(registry, { io, uri: reference })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withoutNames(schema as Json)]),
  )
}

/** What a schema is called is said by where it stands. */
const withoutNames = ({ $id, $schema, id, ...schema }: Json): Json => schema

/** A schema where it is used: by its name, if it has one. */
const used = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const name = (io === 'input' ? received : sent).get(schema)?.id
  return name ? { $ref: reference(name) } : withoutNames(z.toJSONSchema(schema, { io }) as Json)
}

function pathsOf(all: readonly Operation[]): Json {
  const paths: Record<string, Json> = {}
  for (const operation of all) {
    const path = paths[operation.path] ?? {}
    path[operation.method.toLowerCase()] = described(operation)
    paths[operation.path] = path
  }
  return paths
}

function described(operation: Operation): Json {
  const { id, summary, description, scopes, body, answers } = operation
  const parameters = [
    ...parametersOf(operation.params, 'path'),
    ...parametersOf(operation.query, 'query'),
    ...(id === 'saveDraft'
      ? [header('If-Match', 'The ETag of the draft that the words were made from.')]
      : []),
    ...(operation.method === 'POST' && body !== 'picture'
      ? [
          header(
            'Idempotency-Key',
            'A name of this request: repeated, it is answered again, and not done again.',
          ),
        ]
      : []),
  ]
  return {
    operationId: id,
    summary,
    ...(description && { description }),
    tags: [operation.path.split('/')[1]],
    // FormatPreferences takes no key, and a key does not hurt.
    security: scopes ? [{ key: [...scopes] }] : [],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content:
          body === 'picture'
            ? { 'image/*': {}, 'application/octet-stream': {} }
            : { 'application/json': { schema: used(body.schema, 'input') } },
      },
    }),
    responses: {
      ...problemsOf(operation),
      ...Object.fromEntries(
        answers.map((each) => [
          String(each.status),
          {
            description: each.description,
            ...(each.schema && {
              content: {
                [each.status < 400 ? 'application/json' : problemMediaType]: {
                  schema: used(each.schema, 'output'),
                },
              },
            }),
          },
        ]),
      ),
      default: problemAnswer('Anything else that went wrong'),
    },
  }
}

const problemAnswer = (description: string): Json => ({
  description,
  content: { [problemMediaType]: { schema: used(problemSchema, 'output') } },
})

/** By status; codes of the same status share one. */
function problemsOf({ problems: codes }: Operation): Json {
  const byStatus = Map.groupBy(codes, (code) => problems[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      problemAnswer(group.map((code) => `\`${code}\`: ${problems[code].title}`).join('; ')),
    ]),
  )
}

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  description,
  schema: { type: 'string' },
})

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): Json[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'output' }) as {
    properties?: Record<string, Json>
  }
  return Object.entries(properties).map(([name, { description, ...own }]) => ({
    name,
    in: place,
    ...(description !== undefined && { description }),
    required:
      place === 'path' ||
      !present(schema.shape[name], 'schema of this parameter').safeParse(undefined).success,
    schema: own,
  }))
}
