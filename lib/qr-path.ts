import { create } from 'qrcode'

/** A QR code (ISO/IEC 18004) as one path of squares. @returns `size` squares a side, without the quiet zone of four */
export function qrPath(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let run = 0
      while (column + run < size && modules.get(row, column + run)) run += 1
      if (run > 0) path += `M${column} ${row}h${run}v1h-${run}z`
      column += run
    }
  }
  return { path, size }
}
