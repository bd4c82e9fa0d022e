/**
 * Words that no server has acknowledged, in the browser's IndexedDB: one record per article and tab. They are there
 * when the page is opened again after a crash, and gone once the server has them. IndexedDB is written in the
 * background, and a page that goes may not finish: its last words stand in the local storage besides, which is written
 * before anything else can happen.
 */
import type { UnsavedDraft, UnsavedDraftStore } from './draft-autosave.ts'

const databaseName = 'warraq-newsroom'
const storeName = 'kept-words'

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore(storeName, { keyPath: ['articleId', 'tabId'] })
    request.onsuccess = () => {
      // The browser closes it when somebody clears the site's data; the next word opens it again.
      request.result.onclose = () => {
        opened = null
      }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('IndexedDB is blocked'))
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

/** Resolves when the browser says that it is written, not when it was asked. */
async function write(work: (store: IDBObjectStore) => void): Promise<void> {
  const database = await open()
  const transaction = database.transaction(storeName, 'readwrite')
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
  work(transaction.objectStore(storeName))
  await done
}

const lastWordsOf = (articleId: string) => `warraq-last-words ${articleId} `

function lastWords(articleId: string): UnsavedDraft[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(lastWordsOf(articleId)))
      .flatMap((key) => {
        const words = localStorage.getItem(key)
        // Another tab may have sent and forgotten them since.
        return words === null ? [] : [JSON.parse(words)]
      })
  } catch {
    // A browser that keeps nothing there.
    return []
  }
}

export const unsavedDraftStore: UnsavedDraftStore = {
  keep: (words) =>
    write((store) => {
      store.put(words)
    }),
  keepAtOnce: (words) => {
    try {
      localStorage.setItem(lastWordsOf(words.articleId) + words.tabId, JSON.stringify(words))
    } catch {
      // More than it has room for; the background's copy is seldom behind by more than a word.
    }
  },
  forget: (articleId, tabId) => {
    try {
      localStorage.removeItem(lastWordsOf(articleId) + tabId)
    } catch {
      // As above.
    }
    return write((store) => {
      store.delete([articleId, tabId])
    })
  },
}

/** What this person left unsaved in an article, in any tab of this browser, the newest first. */
export async function unsavedDraftsOf(articleId: string, staffId: string): Promise<UnsavedDraft[]> {
  const database = await open()
  const range = IDBKeyRange.bound([articleId], [articleId, []])
  const all: UnsavedDraft[] = await answered(
    database.transaction(storeName).objectStore(storeName).getAll(range),
  )
  const latest = new Map<string, UnsavedDraft>()
  for (const each of [...all, ...lastWords(articleId)])
    if (!((latest.get(each.tabId)?.turn ?? 0) > each.turn)) latest.set(each.tabId, each)
  return [...latest.values()].filter((each) => each.staffId === staffId).sort((a, b) => b.keptAt - a.keptAt)
}
