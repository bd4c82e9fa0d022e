/** What the tab keeps over a change of page and a reload, in JSON. Where a browser keeps nothing, it is lost with the page. */
function withStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(sessionStorage)
  } catch {
    return null
  }
}

export const saveInTab = (name: string, value: unknown): void => {
  withStorage((storage) => storage.setItem(name, JSON.stringify(value)))
}

export const removeFromTab = (name: string): void => {
  withStorage((storage) => storage.removeItem(name))
}

/** Null when nothing is kept. What stands there may be of another version of this program. */
export const readInTab = (name: string): unknown =>
  withStorage((storage) => JSON.parse(storage.getItem(name) ?? 'null') as unknown)

export const namesInTab = (): string[] => withStorage((storage) => Object.keys(storage)) ?? []
