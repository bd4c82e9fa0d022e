import type { FileTree } from '../import/file-tree.ts'

/** Whether these files are what `export` writes. */
export const isOwn = (tree: FileTree): boolean => tree.files.some(({ path }) => path === 'warraq.json')
