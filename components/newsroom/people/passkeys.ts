/**
 * The browser's part of the passkey ceremonies (https://www.w3.org/TR/webauthn-3/#sctn-json-serialization); the
 * server's is behind `/admin/auth/passkey`.
 */
export type PasskeyOutcome = 'done' | 'failed' | 'unsupported' | 'proof-needed' | 'known'

const route = '/admin/auth/passkey'

const isSupported = () =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

/** Signs in with a passkey that the person chooses. */
export async function signInByPasskey(): Promise<PasskeyOutcome> {
  if (!isSupported()) return 'unsupported'
  try {
    const options = await ask<PublicKeyCredentialRequestOptionsJSON>('generate-authenticate-options')
    const credential = await navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON({
        ...options,
        userVerification: 'required',
      }),
    })
    await ask('verify-authentication', { response: toJson(credential) })
    return 'done'
  } catch {
    // Given up, or refused: the browser does not tell which, on purpose.
    return 'failed'
  }
}

/** Proves who is asking: the same ceremony, by a passkey of theirs; their session goes on as a new one. */
export const proveByPasskey = signInByPasskey

/** Makes a passkey on this device. @param name as its owner will know it */
export async function addPasskey(name: string): Promise<PasskeyOutcome> {
  if (!isSupported()) return 'unsupported'
  try {
    const options = await ask<PublicKeyCredentialCreationOptionsJSON>('generate-register-options')
    const credential = await navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    })
    await ask('verify-registration', { response: toJson(credential), ...(name && { name }) })
    return 'done'
  } catch (error) {
    if (error instanceof Refused && error.code === 'PROOF_NEEDED') return 'proof-needed'
    return error instanceof DOMException && error.name === 'InvalidStateError' ? 'known' : 'failed'
  }
}

class Refused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

const toJson = (credential: Credential | null): unknown => {
  if (!(credential instanceof PublicKeyCredential)) throw new Refused('NOTHING_CHOSEN')
  return credential.toJSON()
}

async function ask<T>(what: string, body?: unknown): Promise<T> {
  const response = await fetch(`${route}/${what}`, {
    cache: 'no-store',
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) {
    const code = answer && typeof answer === 'object' && 'code' in answer ? String(answer.code) : ''
    throw new Refused(code)
  }
  return answer as T
}
