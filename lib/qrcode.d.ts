/** The one part we use of qrcode 1.5, which brings no types: https://github.com/soldair/node-qrcode#create */
declare module 'qrcode' {
  export function create(
    text: string,
    options?: { errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H' },
  ): { modules: { size: number; get: (row: number, column: number) => number } }
}
