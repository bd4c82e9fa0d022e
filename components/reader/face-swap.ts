/**
 * The swap from the fonts that stand in to the paper's faces, in a way that moves nothing. Left alone, a browser swaps
 * when a file comes, and a line of which the stand-in sets a word more or less pushes down what is below: no stand-in
 * breaks every line like the face. So the first frame waits for the faces a little, and a page that is painted without them
 * awaits them (`data-face`, tokens.css): when they have come, one task changes over, and gives the blocks on the screen whose
 * lines break elsewhere now a little less or more room between their words, so that they break where they did. No frame
 * is painted in between. Without script, the browser swaps by itself; a window of another width is set as always.
 */
export const faceSwap = withoutLayout(`{
const html = document.documentElement
const [family, letters] = {
  Arab: ['Markazi Text', '\\u06271'],
  Latn: ['Markazi Text', 'a'],
  Hebr: ['Frank Ruhl Libre', '\\u05d0'],
  Aran: ['Noto Nastaliq Urdu', '\\u0627'],
}[html.dataset.script]
const faces = [400, 700].map((weight) => document.fonts.load(weight + ' 1em "' + family + '"', letters))
// Only now: a browser that knows no such thing has stopped above, and shows the page as always.
html.dataset.face = 'coming'
Promise.all(faces).then(swap, () => {})
// Most are there by then, and a page that is read in other faces first is worth less than one a moment later. Where no
// frame is ever made (a crawler), the page is visible all the same.
const goOn = () => {
  if (html.dataset.face) html.dataset.face = 'awaited'
}
requestAnimationFrame(() => setTimeout(goOn, 120))
setTimeout(goOn, 800)

function swap() {
  const blocks = html.dataset.face === 'awaited' ? onScreen() : []
  const before = blocks.map(placesIn)
  delete html.dataset.face
  const all = blocks.map((block, i) => ({ block, before: before[i], held: [] }))
  keepInRow(all)
  for (const each of all) each.by = movement(each.before, placesIn(each.block))
  const moved = all.filter(({ by }) => by > 0)
  keepInPlace(moved)
  const width = innerWidth
  addEventListener('resize', () => {
    if (innerWidth !== width) for (const { block, held } of all.splice(0)) {
      set(block)
      for (const { style } of held) style.marginInline = ''
    }
  })
}

function onScreen() {
  const text = 'h1,h2,h3,h4,p,li,dt,dd,th,td,figcaption,summary,label,div'
  return [...document.body.querySelectorAll(text)].filter((block) => {
    const { top, bottom, height } = block.getBoundingClientRect()
    return height > 0 && bottom > 0 && top < innerHeight && !block.querySelector(text)
  })
}

// How high a block is, and where in it each of its texts begins: what a browser counts as movement
// (https://github.com/WICG/layout-instability).
function placesIn(block) {
  const isRtl = getComputedStyle(block).direction === 'rtl'
  const own = block.getBoundingClientRect()
  const range = document.createRange()
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const starts = []
  const texts = []
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode)
    const [first = own] = range.getClientRects()
    starts.push([isRtl ? first.right : first.left, first.top - own.top, walker.currentNode.length])
    texts.push(walker.currentNode)
  }
  return { height: block.offsetHeight, starts, texts, isRtl }
}

// Letters by the pixels that they moved, past what nobody sees; a block of another height moves all that is below.
function movement(before, { height, starts }) {
  return starts.reduce((sum, [x, y, letters], i) => {
    const by = Math.hypot(x - before.starts[i][0], y - before.starts[i][1])
    return by > 3 ? sum + by * letters : sum
  }, height === before.height ? 0 : 1e6)
}

function set({ style }, spacing = 0, fontSize = '', lineHeight = '') {
  style.wordSpacing = spacing ? spacing + 'em' : ''
  style.fontSize = fontSize
  style.lineHeight = lineHeight
  style.minHeight = ''
}

// A text after a name or a link that began a line, and that now finds room at the end of the line before, is given none
// there: what is at the end of a line nobody sees, and no room between words would do it for one line alone.
function keepAtLineStart({ block, before, held }) {
  before.texts.forEach((text, i) => {
    const last = text.previousElementSibling
    const { starts, isRtl } = placesIn(block)
    if (!last || before.starts[i][1] - starts[i][1] < 4) return
    const rect = [...last.getClientRects()].at(-1)
    const { left, right } = block.getBoundingClientRect()
    const { paddingLeft, paddingRight } = getComputedStyle(block)
    const room = isRtl ? rect.left - left - parseFloat(paddingLeft) : right - parseFloat(paddingRight) - rect.right
    if (room < 2) return
    last.style.marginInlineEnd = room - 1 + 'px'
    held.push(last)
  })
}

// Of entries side by side (sections, chips) each begins where it did: the gap before it takes what the one before has won
// or lost.
function keepInRow(all) {
  const rows = new Map()
  for (const each of all) {
    const row = each.block.localName === 'li' && each.block.parentElement
    if (!row || getComputedStyle(row).display !== 'flex') continue
    const { starts, isRtl } = placesIn(each.block)
    if (starts.length > 0)
      rows.set(row, [...(rows.get(row) ?? []), { each, by: (each.before.starts[0][0] - starts[0][0]) * (isRtl ? -1 : 1) }])
  }
  for (const row of rows.values())
    if (row.every(({ by }) => Math.abs(by) < 40))
      row.forEach(({ each: { block, held }, by }, i) => {
        block.style.marginInlineStart = by - (row[i - 1]?.by ?? 0) + 'px'
        held.push(block)
      })
}

// A text that begins within a line is brought back to where it began there, by the gap before it: the words before it
// are wider or narrower now, and a browser counts all of it as moved. The first of a block moves its others.
function keepWithinLine(moved) {
  for (let round = 0; round < 3 && moved.length > 0; round += 1) {
    const nudged = moved.flatMap((each) => {
      const { starts, texts, isRtl } = placesIn(each.block)
      const off = starts.map(([x, y], i) => (Math.abs(y - each.before.starts[i][1]) < 4 ? each.before.starts[i][0] - x : 0))
      const i = off.findIndex((by) => Math.abs(by) > 2 && Math.abs(by) < 40)
      if (i < 0) return []
      let node = texts[i]
      while (!node.previousSibling && node.parentElement !== each.block) node = node.parentElement
      const isFirst = node !== texts[i]
      const element = isFirst ? node : node.previousElementSibling
      if (!element) return []
      const side = isFirst ? 'marginInlineStart' : 'marginInlineEnd'
      const was = element.style[side]
      return [{ each, element, side, was, by: (parseFloat(was) || 0) + (isRtl ? -off[i] : off[i]) }]
    })
    for (const { each, element, side, by } of nudged) {
      element.style[side] = by + 'px'
      each.held.push(element)
    }
    const by = nudged.map(({ each }) => movement(each.before, placesIn(each.block)))
    moved = []
    for (const [i, { each, element, side, was }] of nudged.entries())
      if (by[i] < each.by) {
        each.by = by[i]
        moved.push(each)
      } else element.style[side] = was
  }
}

// All blocks try the same room at once: the page is laid out once for each, and not for each block.
function keepInPlace(moved) {
  // So many are of another height only where a device has none of the fonts that stand in: no room mends that.
  if (moved.filter(({ by }) => by >= 1e6).length > 4) return
  // A headline of a line more moves the whole page: that is worth a longer search.
  const until = performance.now() + (moved.some(({ by }) => by >= 1e6) ? 150 : 60)
  for (const each of moved) {
    const { fontSize, lineHeight } = getComputedStyle(each.block)
    each.sized = (size) => (size === 1 ? [] : [parseFloat(fontSize) * size + 'px', lineHeight])
    each.best = []
    keepAtLineStart(each)
    each.by = movement(each.before, placesIn(each.block))
  }
  const little = [1, 2, 3, 4, 5, 6].flatMap((i) => [[i / 50, 1, 0], [-i / 50, 1, 0]])
  // What is seen, for what would be seen more.
  const more = [[-0.06, 0.98], [0.16, 1], [-0.06, 0.96], [0.2, 1], [-0.06, 0.94], [0.25, 1], [-0.1, 0.9], [0.1, 1.02]]
  for (const [spacing, size, least = 2000] of [...little, ...more]) {
    const tried = moved.filter(({ by }) => by > least)
    if (tried.length === 0 || performance.now() > until) break
    for (const { block, sized } of tried) set(block, spacing, ...sized(size))
    for (const each of tried) {
      const by = movement(each.before, placesIn(each.block))
      if (by < each.by) Object.assign(each, { by, best: [spacing, ...each.sized(size)] })
    }
  }
  for (const { block, best } of moved) set(block, ...best)
  keepWithinLine(moved)
  const heights = moved.map(({ block }) => block.offsetHeight)
  for (const [i, { block, before }] of moved.entries())
    if (heights[i] < before.height) block.style.minHeight = before.height + 'px'
}
}`)

/** As it is sent: comments and indentation are for whoever changes it. */
function withoutLayout(script: string): string {
  return script.replaceAll(/^ *\/\/.*\n/gm, '').replaceAll(/\n\s*/g, '\n')
}
