/**
 * c2pa-rs as WebAssembly, under Node. For processes that end: it holds 30 MB, and what it is given stays in its memory.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { initSync, WasmBuilder, WasmReader } from '@contentauth/c2pa-wasm'

/** A blob that is read at once, which browsers' blobs are in workers alone. */
class HeldBlob extends Blob {
  readonly held: Buffer
  constructor(held: Buffer) {
    super([new Uint8Array(held)])
    this.held = held
  }
}

/** The one method of a browser's `FileReaderSync` that it calls. */
class ReadAtOnce {
  readAsArrayBuffer({ held }: HeldBlob): ArrayBuffer {
    return new Uint8Array(held).buffer
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
export async function readManifests(file: Buffer, type: string, trust: string): Promise<unknown> {
  open()
  const asked = JSON.stringify({ ...settings, ...(trust && { trust: { trust_anchors: trust } }) })
  try {
    const reader = await WasmReader.fromBytes(type, file, asked)
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
  original?: { file: Buffer; type: string }
}

/** @returns the file with the manifest in it */
export async function withManifest(
  file: Buffer,
  type: string,
  { algorithm, size, sign, says, original }: Manifest,
): Promise<Buffer> {
  open()
  const builder = WasmBuilder.fromJson(JSON.stringify(says), JSON.stringify(settings))
  const ingredient = JSON.stringify({ relationship: 'parentOf', label: 'original' })
  // Broken credentials cannot be carried on; that it was made from something can.
  if (original)
    await builder
      .addIngredientFromBlob(ingredient, original.type, new HeldBlob(original.file))
      .catch(() => builder.addIngredient(ingredient))
  const definition = {
    alg: algorithm,
    reserveSize: size,
    sign: async (claim: Uint8Array) => new Uint8Array(await sign(claim)),
  }
  return Buffer.from(await builder.sign(definition, [], type, new HeldBlob(file)))
}
