/** Everything that the API can be asked to do, and how an address names it. */
import { itemAt } from '../present.ts'
import type { Method, Operation } from './operation.ts'
import { readOperations } from './read-operations.ts'
import { writeOperations } from './write-operations.ts'

export const operations: readonly Operation[] = [...readOperations, ...writeOperations]

export const apiBase = '/api/v1'

/**
 * What stands at a path: its operations by method, and the parameters that the path carries. Null where nothing does.
 * @param path under {@link apiBase}
 */
export function operationsAt(
  path: string,
): { byMethod: Map<Method, Operation>; params: Record<string, string> } | null {
  const given = path.split('/')
  const byMethod = new Map<Method, Operation>()
  let params: Record<string, string> = {}
  for (const operation of operations) {
    const found = match(operation.path.split('/'), given)
    if (!found) continue
    byMethod.set(operation.method, operation)
    params = found
  }
  return byMethod.size > 0 ? { byMethod, params } : null
}

function match(pattern: readonly string[], given: readonly string[]): Record<string, string> | null {
  if (pattern.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
    if (name) params[name] = itemAt(given, index)
    else if (part !== given[index]) return null
  }
  return params
}
