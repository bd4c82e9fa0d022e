/**
 * c2pa-rs as WebAssembly, under Node. For processes that end: it holds 30 MB, and what it is given stays in its memory.
 */
import { fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { initSync, WasmBuilder, WasmReader } from '@contentauth/c2pa-wasm'

/** The bytes, or the path of the file that has them. */
export type Source = Buffer | string

/**
 * A stretch of bytes that is read at once, as blobs of browsers are in workers alone. Of a file no more is held than is
 * being looked at: a film has hundreds of megabytes.
 */
class Stretch {
  readonly size: number
  readonly #from: Buffer | number
  readonly #at: number
  constructor(from: Buffer | number, at: number, size: number) {
    this.#from = from
    this.#at = at
    this.size = size
  }
  slice(start: number, end: number): Stretch {
    return new Stretch(this.#from, this.#at + start, Math.max(0, Math.min(end, this.size) - start))
  }
  read(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.size)
    if (typeof this.#from === 'number') {
      let read = 0
      while (read < this.size) {
        const more = readSync(this.#from, bytes, read, this.size - read, this.#at + read)
        if (more === 0) throw new Error('The file is shorter than it was')
        read += more
      }
    } else bytes.set(this.#from.subarray(this.#at, this.#at + this.size))
    return bytes
  }
}

/** The file stays open: its process ends. */
function blobOf(source: Source): Blob {
  const from = typeof source === 'string' ? openSync(source, 'r') : source
  const size = typeof from === 'number' ? fstatSync(from).size : from.length
  return new Stretch(from, 0, size) as unknown as Blob
}

/** The one method of a browser's `FileReaderSync` that it calls. */
class ReadAtOnce {
  readAsArrayBuffer(blob: Stretch): ArrayBuffer {
    return blob.read().buffer
  }
}

/** Says no to what it would ask the network for: manifests elsewhere, revocation lists. */
const settings = {
  verify: { remote_manifest_fetch: false, ocsp_fetch: false, verify_after_sign: false },
  builder: { thumbnail: { enabled: false } },
}

let isOpen = false
function open(): void {
  if (isOpen) return
  isOpen = true
  Object.assign(globalThis, { FileReaderSync: ReadAtOnce })
  initSync({ module: readFileSync(fileURLToPath(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm'))) })
}

/**
 * @param type of its bytes: `image/jpeg`
 * @param trust PEM, whose signatures are trusted; '' for nobody's
 * @returns what c2pa-rs tells of its manifests; null when it has none
 * @throws what it says of manifests that cannot be read
 */
export async function readManifests(file: Source, type: string, trust: string): Promise<unknown> {
  open()
  const asked = JSON.stringify({ ...settings, ...(trust && { trust: { trust_anchors: trust } }) })
  try {
    const reader = await WasmReader.fromBlob(type, blobOf(file), asked)
    return JSON.parse(reader.json())
  } catch (error) {
    if (String(error).includes('JumbfNotFound')) return null
    throw error
  }
}

export type Manifest = {
  algorithm: string
  size: number
  /** Everything but the claim: see `sign-claim.ts`. */
  sign: (claim: Uint8Array) => Promise<Uint8Array>
  /** What the manifest says, as c2pa-rs takes it. */
  says: object
  /** What it was made from; left out of what a camera made. */
  original?: { file: Source; type: string }
}

/** @returns the file with the manifest in it */
export async function withManifest(
  file: Source,
  type: string,
  { algorithm, size, sign, says, original }: Manifest,
): Promise<Buffer> {
  open()
  const builder = WasmBuilder.fromJson(JSON.stringify(says), JSON.stringify(settings))
  const ingredient = JSON.stringify({ relationship: 'parentOf', label: 'original' })
  // Broken credentials cannot be carried on; that it was made from something can.
  if (original)
    await builder
      .addIngredientFromBlob(ingredient, original.type, blobOf(original.file))
      .catch(() => builder.addIngredient(ingredient))
  const definition = {
    alg: algorithm,
    reserveSize: size,
    sign: async (claim: Uint8Array) => new Uint8Array(await sign(claim)),
  }
  return Buffer.from(await builder.sign(definition, [], type, blobOf(file)))
}
