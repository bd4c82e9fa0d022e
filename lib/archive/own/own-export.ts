import type { Bytes } from '../import/open-text.ts'
import type { OwnHeader, OwnRecord, RecordName } from './records.ts'

/**
 * Our own export for who writes it: what it says of itself, and its records and pictures. Read here, or in the thread that
 * reads archives (`archive-in-thread.ts`).
 */
export type OwnExport = {
  /** @throws {FileRefused} */
  header(): Promise<OwnHeader>
  /**
   * The records of one of its files, each checked; of one that is not there, none.
   * @throws {FileRefused} `broken-json` with file and line, `unknown-version`
   */
  records<N extends RecordName>(name: N): AsyncIterable<OwnRecord<N>>
  /** A file of it, by its path. */
  file(path: string): Promise<Bytes | null>
}
