/** The registry is whole, and what a stranger sends is refused by an operation's own schema, never by the database. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from '../db/open.ts'
import { projectPath } from '../db/project-path.ts'
import { describeEngine } from '../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import type { Actor } from './actor.ts'
import { NewsroomError } from './newsroom-error.ts'
import { isOperation, type OperationFacts } from './operation.ts'
import { operations } from './operations.ts'
import { staffMember, tab } from './testing/staff-member.ts'

const registry: [string, OperationFacts][] = Object.entries(operations)

/**
 * Functions that take a database and an actor and are no operations: parts of one, whose callers were asked. The list may
 * only shrink.
 */
const parts = ['countCode', 'importOwn']

describe('the registry of operations', () => {
  const sources = async (): Promise<[path: string, source: string][]> => {
    const files: [string, string][] = []
    for (const folder of ['lib/newsroom', 'lib/archive', 'lib/backup'])
      for (const name of await readdir(projectPath(folder), { recursive: true })) {
        if (!name.endsWith('.ts') || name.endsWith('.test.ts') || /(^|\/)testing\//.test(name)) continue
        const path = projectPath(`${folder}/${name}`)
        files.push([path, await readFile(path, 'utf8')])
      }
    return files
  }

  it('holds every operation that there is', async () => {
    const found: Record<string, unknown> = {}
    for (const [path, source] of await sources()) {
      if (!/^export const \w+ = (operation|streamingOperation)\(/m.test(source)) continue
      const exported: Record<string, unknown> = await import(path)
      for (const [name, value] of Object.entries(exported)) if (isOperation(value)) found[name] = value
    }
    expect(Object.keys(found).sort()).toEqual(Object.keys(operations).sort())
    for (const [name, operation] of registry) expect(found[name], name).toBe(operation)
  })

  it('and nothing else does what somebody asks', async () => {
    const others = (await sources()).flatMap(([, source]) =>
      [
        ...source.matchAll(
          /^export (?:async )?function\*? (\w+)\(\s*(?:db|\{ orm \}): Database,\s*actor: \w+/gm,
        ),
        ...source.matchAll(
          /^export const (\w+) = (?:async )?\(\s*(?:db|\{ orm \}): Database,\s*actor: \w+/gm,
        ),
      ].map(([, name]) => name!),
    )
    expect(others.sort()).toEqual(parts)
  })

  it('calls each by a name of its own', () => {
    const names = registry.map(([, { name }]) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z-]+$/)
  })
})

/** What a form, a JSON body or another program may send in the place of a field. */
const strange: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
  ['an empty text', ''],
  ['U+0000', 'a\u0000'],
  ['half a character', '\ud800'],
  ['a number', 7],
  ['a fraction', 1.5],
  ['no number', Number.NaN],
  ['a large number', 2 ** 60],
  ['a list', [null]],
  ['an object', { toString: 1 }],
  ['a function', () => 1],
]

/** What reads an archive or the tus protocol before its input: those have tests of their own. May only shrink. */
const needsMore = ['answerUpload', 'runImport']

const shapeOf = (input: z.ZodType): Record<string, z.ZodType> =>
  input instanceof z.ZodObject
    ? input.shape
    : input instanceof z.ZodUnion
      ? shapeOf(input.options[0] as z.ZodType)
      : {}

describeEngine('embedded', 'every operation', (opened) => {
  let owner: Actor
  let likely: Record<string, unknown>
  beforeAll(async () => {
    const ids = await smallPublication(opened())
    owner = { ...(await staffMember(opened(), 'owner')), hasProved: true }
    const { articleId } = await addStory(opened(), { slug: 'خبر' })
    likely = {
      articleId,
      tabId: tab(),
      sectionId: ids.section,
      id: ids.topic,
      intoId: ids.topic,
      topicIds: [ids.topic],
      locale: 'ar',
      move: 'submit',
      publish: false,
      baseVersion: 1,
      version: 1,
      revision: 1,
      slug: 'another',
      reason: 'سبب',
      words: 'كلمات',
      note: 'سبب',
      names: { ar: 'اسم' },
      name: 'اسم',
      email: 'guest@warraq.example',
      role: 'author',
      text: 'عاجل',
      places: [],
      at: new Date(Date.now() + 3_600_000),
      expiresAt: new Date(Date.now() + 3_600_000),
      until: null,
      staffId: 'nobody0001',
      mediaId: 'nopicture1',
      mediaIds: ['nopicture1'],
      replacement: 'nopicture2',
      mediaFolder: '/nowhere',
      withMedia: false,
      focus: { x: 0.5, y: 0.5 },
      events: ['story.killed'],
      address: 'https://receiver.example/',
      scopes: ['story.read'],
      days: 30,
      hours: 24,
      timeZone: 'UTC',
      most: 3,
      direction: 'up',
      isArchived: true,
      isShown: true,
      hides: false,
      needsSecondFactor: false,
      from: '/old',
      to: '/economy',
      path: '/old',
      lines: [],
      query: '',
      kind: 'topic',
      content: { headline: 'عنوان' },
      mine: { headline: 'عنوان' },
      outcome: { headline: 'عنوان' },
    }
  })

  const nowhere = join(tmpdir(), `warraq-nowhere-${process.pid}`)
  afterAll(() => rm(nowhere, { recursive: true, force: true }))

  /** What only callers know: not what is tried here. A folder, where nothing else is said. */
  const contexts: Record<string, unknown[]> = {
    confirmSecondFactor: [new Headers()],
    prove: [new Headers(), 'nothing'],
    lostLock: [{ longest: 1 }],
    // Nothing arrives, which is refused last.
    uploadFile: [nowhere, []],
  }
  const call = async (name: string, operation: OperationFacts, input: unknown): Promise<unknown> => {
    const asked = operation as unknown as (
      db: Database,
      actor: Actor,
      ...given: unknown[]
    ) => Promise<unknown> | AsyncGenerator
    const answer = asked(opened(), owner, input, ...(contexts[name] ?? ['/nowhere', '/nowhere']))
    return Symbol.asyncIterator in answer ? answer.next() : answer
  }

  describe.each(registry)('%s', (name, operation) => {
    const shape = shapeOf(operation.input)
    const fields = Object.keys(shape)

    it('says which field is wanting', async () => {
      // What may be left out is not wanting; what is read by a function of its own has words of its own.
      const wanting = fields.filter((field) => !shape[field]!.safeParse(undefined).success)
      if (wanting.length === 0) return
      const error = await call(name, operation, {}).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(NewsroomError)
      if ((error as NewsroomError).refusal === 'malformed')
        expect([...wanting, 'input']).toContain((error as NewsroomError).subject)
    })

    it.skipIf(fields.length === 0 || needsMore.includes(name))(
      'refuses what is strange, and the database never meets it',
      async () => {
        for (const field of fields)
          for (const [what, value] of strange) {
            const input = Object.fromEntries(
              fields.flatMap((each) =>
                shape[each]!.safeParse(likely[each]).success ? [[each, likely[each]]] : [],
              ),
            )
            const problem = await call(name, operation, { ...input, [field]: value }).then(
              () => null,
              (thrown: unknown) => thrown,
            )
            if (problem !== null) expect(problem, `${field}: ${what}`).toBeInstanceOf(NewsroomError)
          }
      },
    )
  })
})
