/** What the stories of one batch are written with: its transaction, and what they have to say together at its end. */
import { importedStory } from '../../db/tables/imports.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { type AuditEntry, recordAll } from '../../newsroom/audit.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import type { Survey } from './dry-run-import.ts'
import { Filing, type Tell } from './filing.ts'
import type { MappingRules } from './import-mapping.ts'
import type { ImportOptions } from './import-options.ts'
import { OldAddresses } from './old-addresses.ts'
import { PictureWords } from './picture-words.ts'

type BatchOf = {
  actor: Actor
  runId: string
  fileName: string
  surveyed: Survey
  options: ImportOptions
  rules: MappingRules
  /** Ids of the stories of this file, by the paths that they had. */
  paths: Map<string, string>
}

export class Batch {
  readonly tx: Transaction
  readonly emit: Tell
  readonly actor: Actor
  readonly fileName: string
  readonly runId: string
  readonly surveyed: Survey
  readonly options: ImportOptions
  readonly rules: MappingRules
  readonly filing: Filing
  /** Where all of it goes, if to one. */
  readonly section: { id: string; slug: string } | null
  readonly addresses: OldAddresses
  readonly pictureWords: PictureWords
  readonly #imported: (typeof importedStory.$inferInsert)[] = []
  readonly #audit: AuditEntry[] = []

  private constructor(
    tx: Transaction,
    emit: Tell,
    { actor, fileName, runId, surveyed, options, rules, paths }: BatchOf,
    { filing, section }: Pick<Batch, 'filing' | 'section'>,
  ) {
    this.tx = tx
    this.emit = emit
    this.actor = actor
    this.fileName = fileName
    this.runId = runId
    this.surveyed = surveyed
    this.options = options
    this.rules = rules
    this.filing = filing
    this.section = section
    this.addresses = new OldAddresses(tx, paths)
    this.pictureWords = new PictureWords(tx)
  }

  /** @throws {NewsroomError} `unknown-reference` for the section */
  static async open(tx: Transaction, emit: Tell, of: BatchOf): Promise<Batch> {
    const { rules, runId, surveyed } = of
    const filing = await Filing.open(tx, emit, { rules, runId, source: surveyed.source })
    const { section: slug } = of.options
    const section = slug === null ? null : filing.sectionWithSlug(slug)
    if (slug !== null && !section) throw new NewsroomError('unknown-reference', slug)
    return new Batch(tx, emit, of, { filing, section: section ?? null })
  }

  /** Why the words of a story were written: {@link isImportReason}. */
  get reason(): string {
    return importReason(this.fileName)
  }

  /** Has a story known again by the next run, and by a translation of it that follows in this one. */
  async remember(row: typeof importedStory.$inferInsert): Promise<void> {
    this.#imported.push(row)
    if (row.groupKey) await this.#writeImported()
  }

  note(articleId: string, details: { state: string; revision?: number }): void {
    this.#audit.push({
      action: 'story.import',
      subjectKind: 'article',
      subjectId: articleId,
      details: { file: this.fileName, ...details },
    })
  }

  async finish(): Promise<void> {
    await this.#writeImported()
    await this.addresses.write(this.emit, this.actor, this.runId)
    await this.pictureWords.write(this.emit)
    await recordAll(this.tx, this.actor, this.#audit)
  }

  async #writeImported(): Promise<void> {
    if (this.#imported.length) await this.tx.insert(importedStory).values(this.#imported.splice(0))
  }
}

const reasonPrefix = 'import: '

/** Why the words of a story were written by an import: {@link isImportReason}. */
export const importReason = (fileName: string): string => reasonPrefix + fileName

/** Whether a `revision.reason` is an import's: an article whose latest words are of this kind was edited by nobody. */
export const isImportReason = (reason: string | null): boolean => reason?.startsWith(reasonPrefix) === true
