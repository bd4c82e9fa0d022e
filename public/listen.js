/*
 * A story read aloud by the device, a paragraph at a time. It is asked for when somebody wants to listen, and brings its
 * own style. Where the device has a voice of its own for the language no word leaves it.
 */

/** What is read aloud of a story, and what in it is not: marks of notes and notes, code, what is looked at, other sites. */
const said = 'h1, .standfirst, .story-body :is(p, h2, h3, h4, li, blockquote, dt, dd, cite, div)'
const silent = [
  'pre, code, table, figure, svg, math, audio, video, aside, details, form, button, nav, template, [hidden]',
  '[aria-hidden=true], sup:has(a), section[aria-labelledby=footnotes]',
].join()

/**
 * The paragraphs of a story that are read aloud, in their order, each with its words.
 * @param {ParentNode} story
 * @returns {{ element: Element, text: string }[]}
 */
export function paragraphsOf(story) {
  return [...story.querySelectorAll(said)]
    .filter(
      (element) => !element.closest(silent) && !element.querySelector(said.replaceAll('.story-body ', '')),
    )
    .map((element) => ({ element, text: wordsOf(element).replaceAll(/\s+/g, ' ').trim() }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
}

function wordsOf(node) {
  if (node.nodeType === 3) return node.data
  if (node.nodeType !== 1 || node.matches(silent)) return ''
  if (node.localName === 'br') return ' '
  return [...node.childNodes].map(wordsOf).join('')
}

/** What browsers call a language otherwise than we do. */
const otherNames = { he: ['iw'], fa: ['prs', 'pes'] }

/**
 * The voices that speak a language, those of the device first: another sends the text to whoever made it.
 * @param {{ name: string, lang: string, localService: boolean, default?: boolean }[]} voices
 * @param {string} language
 */
export function voicesFor(voices, language) {
  const names = [language, ...(otherNames[language] ?? [])]
  return voices
    .filter(({ lang }) => names.includes(lang.toLowerCase().split(/[-_]/)[0]))
    .toSorted((a, b) => b.localService - a.localService || Boolean(b.default) - Boolean(a.default))
}

/** Letters that are said in one breath: some voices stop in the middle of more. */
const longest = 280

/**
 * A paragraph in pieces that a voice says to the end: sentences, several where they are short.
 * @param {string} text
 * @param {string} language
 */
export function piecesOf(text, language) {
  const pieces = []
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    // A sentence may be longer than any breath: between its words.
    const parts = segment.match(new RegExp(`.{1,${longest}}(?:\\s|$)|\\S{${longest}}`, 'gsu')) ?? [segment]
    for (const part of parts) {
      const last = pieces.at(-1)
      if (last !== undefined && last.length + part.length <= longest) pieces[pieces.length - 1] += part
      else pieces.push(part)
    }
  }
  return pieces.map((piece) => piece.trim()).filter(Boolean)
}

/** Milliseconds in which a browser says which voices there are; it finds them after it was first asked. */
const patience = 2_000

function voicesOf(device, language) {
  const found = () => voicesFor(device.getVoices(), language)
  if (found().length > 0) return found()
  return new Promise((resolve) => {
    const done = () => resolve(found())
    device.addEventListener?.('voiceschanged', () => found().length > 0 && done())
    setTimeout(done, patience)
  })
}

const speeds = [0.75, 1, 1.25, 1.5, 2]
const remembered = {
  get: (name) => {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  },
  set: (name, value) => {
    try {
      localStorage.setItem(name, value)
    } catch {}
  },
}

const style = `
.being-read {
  background: var(--paper-deep); box-shadow: 0 0 0 0.375rem var(--paper-deep), calc(var(--side) * 0.625rem) 0 0 0 var(--accent);
  --side: -1;
}
.being-read:dir(rtl) { --side: 1 }
@media (forced-colors: active) { .being-read { outline: 2px solid Highlight } }
.own-player .own-place { min-inline-size: 8em; text-align: center; color: var(--ink-soft); font-variant-numeric: tabular-nums }
.own-player button { display: grid; place-items: center; padding: 0 }
.own-player select { max-inline-size: 11rem; padding-inline: 0.375rem }
.own-player svg { inline-size: 1.25rem; block-size: 1.25rem; vertical-align: -0.2em; fill: none; stroke: currentcolor; stroke-width: 2 }
.own-player button:disabled { opacity: 0.4; cursor: default }
`
/** Upwards, downwards, on, pause, away: the same in every direction of writing. */
const drawings = {
  earlier: 'm5 15 7-7 7 7',
  later: 'm5 9 7 7 7-7',
  play: 'M7 4v16l13-8Z',
  pause: 'M8 4v16M16 4v16',
  close: 'm5 5 14 14M19 5 5 19',
}

function draw(button, name, words) {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  drawing.setAttribute('viewBox', '0 0 24 24')
  drawing.setAttribute('aria-hidden', 'true')
  line.setAttribute('d', drawings[name])
  drawing.append(line)
  button.replaceChildren(drawing)
  button.setAttribute('aria-label', words[name])
  button.title = words[name]
}

/**
 * Opens the player and begins.
 * @param {{ words: Record<string, string>, dock: Function, pressed: HTMLElement, numbers?: string }} given
 */
export async function listen({ words, dock, pressed, numbers }) {
  const language = document.documentElement.lang
  const device = window.speechSynthesis
  const make = (name, given = {}) => Object.assign(document.createElement(name), given)
  const [earlier, play, later, close] = ['earlier', 'play', 'later', 'close'].map((name) => {
    const button = make('button', { type: 'button' })
    draw(button, name, words)
    return button
  })
  play.className = 'own-first'
  const place = make('span', { className: 'own-place' })
  const note = make('p')
  note.setAttribute('role', 'status')
  const [speed, voice] = [make('select'), make('select')]
  const labelled = (text, field) => {
    field.setAttribute('aria-label', text)
    field.title = text
    return field
  }
  document.querySelector('.own-dock')?.remove()
  const player = dock(
    words.label,
    earlier,
    play,
    later,
    labelled(words.speed, speed),
    close,
    place,
    labelled(words.voice, voice),
    note,
  )
  if (!player) return
  player.classList.add('own-player')
  player.dataset.stays = 'yes'
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  document.adoptedStyleSheets.push(sheet)

  const paragraphs = paragraphsOf(document.querySelector('.story'))
  const count = (number) => new Intl.NumberFormat(numbers).format(number)
  let at = 0
  let piece = 0
  let isPlaying = false
  /** Which sentence was begun last: what an earlier one says of itself comes late. */
  let turn = 0

  const show = () => {
    draw(play, isPlaying ? 'pause' : 'play', words)
    earlier.disabled = at === 0
    later.disabled = at >= paragraphs.length - 1
    place.textContent = words.place.replace('##', count(paragraphs.length)).replace('#', count(at + 1))
    for (const each of document.querySelectorAll('.being-read')) each.classList.remove('being-read')
    paragraphs[at]?.element.classList.add('being-read')
  }

  /** What is read comes onto the screen, unless its reader has gone elsewhere meanwhile. */
  const follow = (before) => {
    const isSeen = (element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }
    const { element } = paragraphs[at]
    const { top, bottom } = element.getBoundingClientRect()
    const isWhole = top > 60 && bottom < innerHeight - player.offsetHeight
    if (isWhole || (before && !isSeen(before))) return
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    element.scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' })
  }

  const stop = () => {
    turn += 1
    device.cancel()
  }

  const speak = () => {
    const pieces = piecesOf(paragraphs[at].text, language)
    const utterance = new SpeechSynthesisUtterance(pieces[piece])
    const own = ++turn
    utterance.voice = voices[Number(voice.value)]
    utterance.lang = utterance.voice.lang
    utterance.rate = Number(speed.value)
    utterance.onend = () => {
      if (own !== turn || !isPlaying) return
      piece += 1
      if (piece < pieces.length) return speak()
      if (at + 1 < paragraphs.length) return go(at + 1)
      // To the end: it begins anew, if it is wanted again.
      isPlaying = false
      at = 0
      piece = 0
      show()
    }
    utterance.onerror = () => {
      if (own !== turn || !isPlaying) return
      isPlaying = false
      note.textContent = words.failed
      show()
    }
    // Some browsers forget an utterance that nothing holds, and its end with it.
    player.utterance = utterance
    device.speak(utterance)
  }

  const go = (next) => {
    const before = paragraphs[at]?.element
    stop()
    at = next
    piece = 0
    show()
    follow(before)
    if (isPlaying) speak()
  }

  const start = () => {
    isPlaying = true
    note.textContent = ''
    show()
    follow()
    speak()
  }

  const pause = () => {
    isPlaying = false
    stop()
    show()
  }

  const end = () => {
    isPlaying = false
    stop()
    for (const each of document.querySelectorAll('.being-read')) each.classList.remove('being-read')
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
    player.remove()
    removeEventListener('pagehide', end)
    pressed.focus()
  }
  close.addEventListener('click', end)
  player.addEventListener('keydown', ({ key }) => key === 'Escape' && end())
  addEventListener('pagehide', end)

  for (const control of [earlier, play, later, place, speed, voice]) control.hidden = true
  const voices = await voicesOf(device, language)
  if (!player.isConnected) return
  if (voices.length === 0 || paragraphs.length === 0) {
    note.textContent = words.none
    close.focus()
    return
  }
  for (const control of [earlier, play, later, place, speed]) control.hidden = false
  const rate = remembered.get('listening-speed') ?? '1'
  for (const each of speeds)
    speed.append(
      make('option', { value: each, textContent: `×${count(each)}`, selected: String(each) === rate }),
    )
  voices.forEach(({ name }, index) => {
    const isChosen = name === remembered.get('listening-voice')
    voice.append(make('option', { value: index, textContent: name, selected: isChosen }))
  })
  voice.hidden = voices.length < 2
  const isOfDevice = () => voices[Number(voice.value)].localService
  const again = () => {
    stop()
    if (isPlaying) speak()
  }
  speed.addEventListener('change', () => {
    remembered.set('listening-speed', speed.value)
    again()
  })
  voice.addEventListener('change', () => {
    remembered.set('listening-voice', voices[Number(voice.value)].name)
    note.textContent = isOfDevice() ? '' : words.remote
    // Nothing is sent anywhere before it was agreed to.
    if (isOfDevice()) again()
    else pause()
  })
  play.addEventListener('click', () => (isPlaying ? pause() : start()))
  earlier.addEventListener('click', () => go(at - 1))
  later.addEventListener('click', () => go(at + 1))
  // Somebody who speaks in the page is not spoken over.
  for (const media of document.querySelectorAll('audio, video'))
    media.addEventListener('play', () => isPlaying && pause())
  for (const media of document.querySelectorAll('audio, video')) media.pause()
  play.focus()
  if (isOfDevice()) start()
  else {
    show()
    note.textContent = words.remote
  }
}
