/**
 * A request's bytes. They are counted as they come: what a header says of the length is the sender's word.
 * @param most bytes
 * @throws what `tooLong` makes, once there are more
 */
export async function boundedBody(request: Request, most: number, tooLong: () => Error): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > most) throw tooLong()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
