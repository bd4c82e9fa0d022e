/** 128 random bits in hexadecimal; in browsers, too, where `crypto.randomUUID` exists only on pages that came over HTTPS. */
export const randomName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
