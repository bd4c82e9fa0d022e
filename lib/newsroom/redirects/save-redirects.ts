import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { pathRedirect } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { oldPath } from '../../publication/old-path.ts'
import type { Actor } from '../actor.ts'
import { text } from '../fields.ts'
import { NewsroomError, type Refusal } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { addRedirect } from './add-redirect.ts'
import { whereTo } from './where-to.ts'

/** A redirect as somebody writes it: two addresses, each whole or from its first slash. */
export type WrittenRedirect = { from: string; to: string }

/** What became of the lines of a file: `kept` are new or lead elsewhere now, `known` led there before. */
export type ImportReport = {
  kept: number
  known: number
  refused: (WrittenRedirect & { line: number; refusal: Refusal })[]
}

const saveRedirectInput = z.object({ from: z.string(), to: z.string() })

/**
 * Has an old address lead to a story or to another page of ours from now on.
 * @param origin the publication's own, as `https://paper.example`
 * @throws {NewsroomError} `not-allowed`, `redirect-from`, `redirect-to`, `redirect-loop`
 */
export const saveRedirect = operation({
  name: 'redirect.save',
  input: saveRedirectInput,
  permission: 'directory.edit',
  run: save,
})

async function save(
  db: Database,
  actor: Actor,
  written: z.output<typeof saveRedirectInput>,
  origin: string,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const path = await keep(tx, actor, written, origin)
    if (path === null) return
    await emit(actor, { type: 'RedirectSaved', path, to: written.to })
  })
}

const removeRedirectInput = z.object({
  /** As it is listed. */
  path: text,
})

/**
 * Has an old address lead nowhere again. One that led nowhere is left so.
 * @param path as it is listed
 * @throws {NewsroomError} `not-allowed`
 */
export const removeRedirect = operation({
  name: 'redirect.remove',
  input: removeRedirectInput,
  permission: 'directory.edit',
  run: remove,
})

async function remove(
  db: Database,
  actor: Actor,
  { path }: z.output<typeof removeRedirectInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const removed = await tx.delete(pathRedirect).where(eq(pathRedirect.path, path)).returning()
    if (removed.length === 0) return
    await emit(actor, { type: 'RedirectRemoved', cause: 'person', path })
  })
}

/** Each part is a transaction of its own: a long one would keep everybody else's changes waiting. */
const linesAtOnce = 500

const importRedirectsInput = z.object({
  /** With the number that each has in the file, from 1. */
  lines: z.array(z.object({ line: z.int(), from: z.string(), to: z.string() })),
})

/**
 * Keeps the redirects of a file, in their order. A line that cannot be is left out and reported; the others are kept.
 * The same file may be brought again, and then changes nothing.
 * @param lines with the number that each has in the file, from 1
 * @throws {NewsroomError} `not-allowed`
 */
export const importRedirects = operation({
  name: 'redirect.import',
  input: importRedirectsInput,
  permission: 'directory.edit',
  run: importLines,
})

async function importLines(
  db: Database,
  actor: Actor,
  { lines }: z.output<typeof importRedirectsInput>,
  origin: string,
): Promise<ImportReport> {
  const report: ImportReport = { kept: 0, known: 0, refused: [] }
  for (let start = 0; start < lines.length; start += linesAtOnce) {
    const part = await importPart(db, actor, lines.slice(start, start + linesAtOnce), origin)
    report.kept += part.kept
    report.known += part.known
    report.refused.push(...part.refused)
  }
  return report
}

function importPart(
  db: Database,
  actor: Actor,
  lines: readonly (WrittenRedirect & { line: number })[],
  origin: string,
): Promise<ImportReport> {
  return withMutation(db, async (tx, emit) => {
    const report: ImportReport = { kept: 0, known: 0, refused: [] }
    const paths: string[] = []
    for (const { line, from, to } of lines) {
      try {
        const path = await keep(tx, actor, { from, to }, origin)
        if (path === null) report.known += 1
        else paths.push(path)
      } catch (error) {
        // A refusal comes before anything is written, so that the transaction can go on.
        if (!(error instanceof NewsroomError)) throw error
        report.refused.push({ line, from, to, refusal: error.refusal })
      }
    }
    report.kept = paths.length
    if (report.kept > 0)
      await emit(actor, {
        type: 'RedirectsImported',
        cause: 'person',
        paths,
        refused: report.refused.length,
      })
    return report
  })
}

/** @returns the path that leads elsewhere now; null when it led there before */
async function keep(
  tx: Transaction,
  actor: Actor,
  { from, to }: WrittenRedirect,
  origin: string,
): Promise<string | null> {
  const path = oldPath(from)
  if (path === null) throw new NewsroomError('redirect-from', from)
  const touched = await addRedirect(tx, {
    path: from,
    createdBy: actor.staffId,
    ...(await whereTo(tx, to, origin)),
  })
  return touched.length > 0 ? path : null
}
