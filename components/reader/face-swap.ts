/**
 * The swap from the fonts that stand in to the paper's faces, in a way that moves nothing. Left alone, a browser swaps
 * when a file comes, and a line of which the stand-in sets a word more or less pushes down what is below: no stand-in
 * breaks every line like the face. So the page awaits its faces (`data-face`, tokens.css), and when they are there, one
 * task changes over, and gives the blocks on the screen whose lines broke elsewhere a little less or more room between
 * their words, until they break where they did. No frame is painted in between. Without script, the browser swaps by
 * itself; what a window of another width shows is set as always.
 */
export const faceSwap = withoutLayout(`{
const html = document.documentElement
const [family, letters] = {
  Arab: ['Markazi Text', '\\u06271'],
  Latn: ['Markazi Text', 'a'],
  Hebr: ['Frank Ruhl Libre', '\\u05d0'],
  Aran: ['Noto Nastaliq Urdu', '\\u0627'],
}[html.dataset.script]
html.dataset.face = 'awaited'
Promise.all([400, 700].map((weight) => document.fonts.load(weight + ' 1em "' + family + '"', letters))).then(() => {
  const blocks = performance.getEntriesByType('paint').length ? onScreen() : []
  const before = blocks.map(placesIn)
  delete html.dataset.face
  const changed = blocks.filter((block, i) => keepInPlace(block, before[i]))
  const width = innerWidth
  addEventListener('resize', () => {
    if (innerWidth === width) return
    for (const { style } of changed.splice(0)) style.wordSpacing = style.fontSize = style.lineHeight = style.minHeight = ''
  })
}, () => {})

function onScreen() {
  const text = 'h1,h2,h3,h4,p,li,dt,dd,th,td,figcaption,summary,label,div'
  return [...document.body.querySelectorAll(text)].filter((block) => {
    const { top, bottom, height } = block.getBoundingClientRect()
    return height > 0 && bottom > 0 && top < innerHeight && !block.querySelector(text)
  })
}

// How high a block is, and where each of its texts begins: what a browser counts as movement
// (https://github.com/WICG/layout-instability).
function placesIn(block) {
  const isRtl = getComputedStyle(block).direction === 'rtl'
  const range = document.createRange()
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const starts = []
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode)
    const [first = new DOMRect()] = range.getClientRects()
    starts.push({ x: isRtl ? first.right : first.left, y: first.top, letters: walker.currentNode.length })
  }
  return { height: block.offsetHeight, starts }
}

// Letters by the pixels that they moved, past what nobody sees; a block of another height moves all that is below.
function movement(before, { height, starts }) {
  return starts.reduce((sum, { x, y, letters }, i) => {
    const by = Math.hypot(x - before.starts[i].x, y - before.starts[i].y)
    return by > 3 ? sum + by * letters : sum
  }, height === before.height ? 0 : 1e6)
}

function keepInPlace(block, before) {
  const { style } = block
  const { fontSize, lineHeight } = getComputedStyle(block)
  let best = { spacing: 0, size: 1, by: movement(before, placesIn(block)) }
  if (best.by < 200) return false
  const set = ({ spacing, size }) => {
    style.wordSpacing = spacing ? spacing + 'em' : ''
    style.fontSize = size === 1 ? '' : parseFloat(fontSize) * size + 'px'
    style.lineHeight = size === 1 ? '' : lineHeight
  }
  for (const size of [1, 0.99, 1.01, 0.98, 1.02, 0.96, 0.94])
    for (let i = 1; i <= 20 && best.by > (size === 1 ? 0 : 2000); i += 1) {
      const spacing = ((i % 2 ? 1 : -1) * Math.ceil(i / 2)) / 80
      set({ spacing, size })
      const by = movement(before, placesIn(block))
      if (by < best.by) best = { spacing, size, by }
    }
  set(best)
  if (block.offsetHeight < before.height) style.minHeight = before.height + 'px'
  return true
}
}`)

/** As it is sent: comments and indentation are for whoever changes it. */
function withoutLayout(script: string): string {
  return script.replaceAll(/^ *\/\/.*\n/gm, '').replaceAll(/\n\s*/g, '\n')
}
