import type { ChosenColumns } from '../table/table-mapping.ts'
import { archiveInThread } from './archive-in-thread.ts'
import type { Archive } from './import-record.ts'
import { fileOfRun, picturesBeside } from './run-folder.ts'

/**
 * Opens the file that was sent for a run, with the pictures that were sent beside it.
 * @param columns of a table, as somebody has said
 * @throws {FileRefused}
 */
export async function archiveOfRun(
  dataFolder: string,
  { runId, fileName, columns }: { runId: string; fileName: string; columns?: ChosenColumns | undefined },
): Promise<Archive> {
  const media = await picturesBeside(dataFolder, runId)
  return archiveInThread(fileOfRun(dataFolder, runId), { fileName, media, ...(columns && { columns }) })
}
