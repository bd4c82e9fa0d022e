/**
 * A standby that readers' pages are made from (`DATABASE_REPLICA_URL`): only while it has everything that this process knows
 * to have changed, so that a page made there is never older than what was heard.
 */
import type { Pool, PoolClient } from 'pg'

/** Milliseconds between two questions whether it has caught up, and how many are asked before the next look. */
const askAgainAfter = 40
const asks = 5

export class Replica {
  readonly #pool: Pool
  #isCurrent = false
  /** Where the primary's log stood when the last change was known: https://www.postgresql.org/docs/current/datatype-pg-lsn.html */
  #needed: string | undefined
  #changes = 0
  readonly #primary: Pool

  constructor(pool: Pool, primary: Pool) {
    this.#pool = pool
    this.#primary = primary
  }

  /** Whether it has everything that is known to have changed. */
  get isCurrent(): boolean {
    return this.#isCurrent
  }

  /** Something was changed: nothing is read here until it has been asked whether it has that. */
  behind(): void {
    this.#isCurrent = false
    this.#needed = undefined
    this.#changes += 1
  }

  /**
   * Asks it whether it has everything, which it also must be asked to be known to answer.
   * @throws what the primary fails with
   */
  async look(): Promise<void> {
    const changes = this.#changes
    this.#needed ??= await this.#logOfPrimary()
    const needed = this.#needed
    for (let asked = 0; asked < asks; asked++) {
      const has = needed ? await this.#has(needed) : undefined
      // Something else was changed meanwhile, which that place in the log may not be behind.
      if (this.#changes !== changes) {
        this.#needed = undefined
        return
      }
      this.#isCurrent = has === true
      if (has !== false) return
      await new Promise((resolve) => setTimeout(resolve, askAgainAfter))
    }
  }

  /** Undefined where there is no primary, and what is spoken to is a standby itself. */
  async #logOfPrimary(): Promise<string | undefined> {
    const { rows } = await this.#primary.query<{ log: string | null }>(
      'select case when not pg_is_in_recovery() then pg_current_wal_lsn()::text end as log',
    )
    return rows[0]?.log ?? undefined
  }

  /** Whether it has what the log had so far; undefined when it does not answer, or follows nobody any more. */
  async #has(needed: string): Promise<boolean | undefined> {
    try {
      const { rows } = await this.#pool.query<{ standby: boolean; has: boolean }>(
        'select pg_is_in_recovery() as standby, pg_last_wal_replay_lsn() >= $1::pg_lsn as has',
        [needed],
      )
      return rows[0]?.standby ? rows[0].has : undefined
    } catch {
      return undefined
    }
  }

  /** A connection to it; undefined when it gives none, and then nothing is read here until it answers again. */
  async connect(): Promise<PoolClient | undefined> {
    try {
      return await this.#pool.connect()
    } catch {
      this.#isCurrent = false
      return undefined
    }
  }
}
