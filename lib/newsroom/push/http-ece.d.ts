/** The one part we use of http_ece 1.2, which brings no types: https://github.com/web-push-libs/encrypted-content-encoding */
declare module 'http_ece' {
  import type { ECDH } from 'node:crypto'
  export function decrypt(
    text: Buffer,
    keys: { version: 'aes128gcm'; privateKey: ECDH; authSecret: Buffer },
  ): Buffer
}
