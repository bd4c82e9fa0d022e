/**
 * Markazi's Arabic digits all have one width, so that «۱۱» in a headline falls apart into two. The one is given the room of
 * its stroke; what stands in columns keeps its others under each other.
 */
import { Blob, Face, Font } from 'harfbuzzjs'

const ones = [0x0661, 0x06f1]
/** Of the em: a stroke of 0.15 between the sides of an alef. The face has 0.49. */
const width = 0.31

/** @param font a TrueType font, which is changed in place: the advance of its ones, and their place in it. */
export function narrowOnes(font: Buffer): void {
  const face = new Face(new Blob(font))
  const shaper = new Font(face)
  const metrics = tableAt(font, 'hmtx')
  const withAdvance = font.readUInt16BE(tableAt(font, 'hhea') + 34)
  for (const one of ones) {
    const glyph = shaper.nominalGlyph(one)
    if (!glyph || glyph >= withAdvance) continue
    const entry = metrics + glyph * 4
    const advance = font.readUInt16BE(entry)
    const narrowed = Math.round(width * face.upem)
    font.writeUInt16BE(narrowed, entry)
    font.writeInt16BE(font.readInt16BE(entry + 2) - Math.round((advance - narrowed) / 2), entry + 2)
  }
}

/** Where a table begins: https://learn.microsoft.com/en-us/typography/opentype/spec/otff#table-directory */
export function tableAt(font: Buffer, name: string): number {
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables; i += 1) {
    const entry = 12 + i * 16
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`A font without the table ${name}`)
}
