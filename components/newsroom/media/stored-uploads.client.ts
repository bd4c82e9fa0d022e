/**
 * Pictures on their way, in the browser's IndexedDB: their bytes, and where the server has begun them. A page that was
 * reloaded, or a browser that was closed, goes on with them when somebody comes back.
 */
import { livingTabs } from '@/lib/newsroom/writing/tab-identity.ts'

export type StoredUpload = {
  id: string
  /** Of the tab that sends it. */
  tabId: string
  staffId: string
  name: string
  file: Blob
  /** Milliseconds since 1970. */
  addedAt: number
}

const databaseName = 'warraq-uploads'
const files = 'files'
const addresses = 'addresses'
/** Milliseconds. Then the server no longer has what it was sent of them. */
const keptFor = 24 * 60 * 60 * 1000

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(files, { keyPath: 'id' })
    // Apart from the bytes, which are not to be written again for it.
    request.result.createObjectStore(addresses)
  }
  return answered(request)
}

async function change(work: (transaction: IDBTransaction) => void): Promise<void> {
  const database = await open()
  try {
    const transaction = database.transaction([files, addresses], 'readwrite')
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
    work(transaction)
    await done
  } finally {
    database.close()
  }
}

/** @throws where the browser keeps nothing, or has no room for it */
export const storeUpload = (upload: StoredUpload): Promise<void> =>
  change((transaction) => transaction.objectStore(files).put(upload))

export const storeUploadAddress = (id: string, address: string): Promise<void> =>
  change((transaction) => transaction.objectStore(addresses).put(address, id))

export const removeUpload = (id: string): Promise<void> =>
  change((transaction) => {
    transaction.objectStore(files).delete(id)
    transaction.objectStore(addresses).delete(id)
  })

/**
 * What this person's tabs left that are gone, in the order in which it was added; it is this tab's from now on. What is
 * older than a day, whosever it is, is forgotten.
 */
export async function leftUploads(
  staffId: string,
  ownTab: string,
): Promise<(StoredUpload & { address: string | null })[]> {
  const living = await livingTabs()
  const database = await open()
  try {
    const transaction = database.transaction([files, addresses], 'readwrite')
    const all: StoredUpload[] = await answered(transaction.objectStore(files).getAll())
    const left: (StoredUpload & { address: string | null })[] = []
    for (const each of all.sort((one, two) => one.addedAt - two.addedAt)) {
      if (Date.now() - each.addedAt > keptFor) {
        transaction.objectStore(files).delete(each.id)
        transaction.objectStore(addresses).delete(each.id)
      } else if (each.staffId === staffId && (each.tabId === ownTab || !living.has(each.tabId))) {
        const address: unknown = await answered(transaction.objectStore(addresses).get(each.id))
        if (each.tabId !== ownTab) transaction.objectStore(files).put({ ...each, tabId: ownTab })
        left.push({ ...each, address: typeof address === 'string' ? address : null })
      }
    }
    return left
  } finally {
    database.close()
  }
}
