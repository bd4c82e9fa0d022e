/** Every way in that the build knows of: addresses of pages and routes, and the ids of actions. */
import { readFileSync } from 'node:fs'
import { projectPath } from '../../lib/db/project-path.ts'
import type { Target } from './open-target.ts'

const manifest = <T>(name: string): T => JSON.parse(readFileSync(projectPath(`.next/${name}`), 'utf8')) as T

/** A value for each part of an address that is not fixed. */
export function filled(address: string, target: Target, other = 'nothing-here'): string {
  return address
    .replace('[articleId]', target.draftId)
    .replace('[kind]', 'section')
    .replace('[locale]', 'ar')
    .replace('[number]', '1')
    .replaceAll(/\[\[?(?:\.\.\.)?\w+\]?\]/g, other)
}

export type Door = { isRoute: boolean; address: string }

/** Pages and routes, in the form of their folders. */
export function doors(): Door[] {
  return Object.entries(manifest<Record<string, string>>('app-path-routes-manifest.json'))
    .filter(([, address]) => !address.startsWith('/_'))
    .map(([file, address]) => ({ isRoute: file.endsWith('/route'), address }))
}

export type Action = { id: string; name: string; page: string }

/** Server actions, each with a page that has it. */
export function actions(): Action[] {
  const { node } = manifest<{
    node: Record<string, { workers: Record<string, unknown>; exportedName?: string; filename?: string }>
  }>('server/server-reference-manifest.json')
  return Object.entries(node).map(([id, { workers, exportedName = '', filename = '' }]) => ({
    id,
    name: `${filename} ${exportedName}`.trim() || id,
    page:
      (Object.keys(workers)[0] ?? '')
        .replace(/^app/, '')
        .replace(/\/page$/, '')
        .replaceAll(/\/\([^)]*\)/g, '') || '/',
  }))
}
