import { boundedBody } from '../server/bounded-body.ts'
import { problem } from './problems.ts'

/**
 * The JSON of a request.
 * @param most bytes
 * @throws {Problem} `unsupported-media-type`, `too-large`, `malformed-json`
 */
export async function readJson(request: Request, most: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/([\w.-]+\+)?json *(;|$)/i.test(type))
    throw problem('unsupported-media-type', 'Send application/json.', {}, { accept: 'application/json' })
  const tooLarge = () => problem('too-large', `At most ${most} bytes.`)
  if (Number(request.headers.get('content-length')) > most) throw tooLarge()
  const value = parsed(await boundedBody(request, most, tooLarge))
  if (isDeeper(value, deepest)) throw problem('invalid', `Nothing of ours is nested ${deepest} levels deep.`)
  return value
}

/** Twice as many levels of JSON as a story may have of blocks, and room: what is deeper breaks whoever walks through it. */
const deepest = 100

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw problem('malformed-json', 'The body must be one JSON value in UTF-8.')
  }
}

/** Level by level, so that no depth is too much for the stack. */
function isDeeper(value: unknown, most: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
  return false
}

/** Whatever it says, its bytes decide; but a form or a JSON text is a mistake that is told at once. */
export function checkPictureType(request: Request): void {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(image\/[\w.+-]+|application\/octet-stream) *(;|$)/i.test(type))
    throw problem('unsupported-media-type', 'Send the file itself, as image/….', {}, { accept: 'image/*' })
}
