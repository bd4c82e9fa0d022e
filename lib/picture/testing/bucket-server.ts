/** A bucket on this machine. */
import { createServer, type Server } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** As much of a bucket's language (https://docs.aws.amazon.com/AmazonS3/latest/API/) as the paper speaks. */
export function bucketServer() {
  const objects = new Map<string, { bytes: Buffer; type: string | undefined; cache: string | undefined }>()
  const asked: string[] = []
  /** Answers to be given before any other: what a bucket does on a bad day. */
  const faults: number[] = []
  const server: Server = createServer(async (request, response) => {
    // Who hangs up while sending has sent nothing.
    const sent = await buffer(request).catch(() => null)
    if (!sent) return
    const { pathname: key, searchParams } = new URL(request.url!, 'http://bucket')
    asked.push(`${request.method} ${key}`)
    const refuse = (status: number, code: string) => {
      response.writeHead(status, { 'Content-Type': 'application/xml' })
      response.end(
        request.method === 'HEAD' ? undefined : `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`,
      )
    }
    const fault = faults.shift()
    if (fault) return refuse(fault, 'SlowDown')
    if (
      !/^AWS4-HMAC-SHA256 Credential=the-key\/\d{8}\/eu-test-1\/s3\//.test(
        request.headers.authorization ?? '',
      )
    )
      return refuse(403, 'AccessDenied')
    const object = objects.get(key)
    switch (request.method) {
      case 'PUT':
        if (request.headers['if-none-match'] === '*' && object) return refuse(412, 'PreconditionFailed')
        objects.set(key, {
          bytes: sent,
          type: request.headers['content-type'],
          cache: request.headers['cache-control'],
        })
        return response.end()
      case 'GET':
      case 'HEAD': {
        if (searchParams.get('list-type') === '2') return response.end(listed(key, searchParams))
        if (!object) return refuse(404, 'NoSuchKey')
        const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
        const part = from ? object.bytes.subarray(Number(from), Number(to) + 1) : object.bytes
        response.writeHead(from ? 206 : 200, {
          'Content-Length': part.length,
          'Content-Type': object.type ?? 'binary/octet-stream',
          ...(from && { 'Content-Range': `bytes ${from}-${to}/${object.bytes.length}` }),
        })
        return response.end(request.method === 'GET' ? part : undefined)
      }
      case 'DELETE':
        objects.delete(key)
        response.writeHead(204)
        return response.end()
      default:
        return refuse(405, 'MethodNotAllowed')
    }
  })
  /** Two a page, so that whoever asks has to turn it. */
  function listed(bucket: string, asked: URLSearchParams): string {
    const prefix = asked.get('prefix') ?? ''
    const delimiter = asked.get('delimiter')
    const root = `${bucket.replace(/\/$/, '')}/`
    const entries = new Map<string, number | null>()
    for (const [path, { bytes }] of objects) {
      const name = path.slice(root.length)
      if (!path.startsWith(root) || !name.startsWith(prefix)) continue
      const cut = delimiter ? name.indexOf(delimiter, prefix.length) : -1
      entries.set(cut === -1 ? name : name.slice(0, cut + 1), cut === -1 ? bytes.length : null)
    }
    const all = [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
    // After a name, as a bucket has it, and not at a place: what was read may be gone by then.
    const after = Buffer.from(asked.get('continuation-token') ?? '', 'base64').toString()
    const rest = all.filter(([name]) => name > after)
    const page = rest.slice(0, 2)
    const isCut = rest.length > 2
    const token = Buffer.from(page.at(-1)?.[0] ?? '').toString('base64')
    return [
      '<?xml version="1.0"?><ListBucketResult>',
      `<IsTruncated>${isCut}</IsTruncated>${isCut ? `<NextContinuationToken>${token}</NextContinuationToken>` : ''}`,
      ...page.map(([name, size]) =>
        size === null
          ? `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`
          : `<Contents><Key>${name}</Key><Size>${size}</Size></Contents>`,
      ),
      '</ListBucketResult>',
    ].join('')
  }
  return { server, objects, asked, faults }
}
