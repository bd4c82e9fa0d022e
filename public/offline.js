/*
 * What is on the device, in the lists of the page that the server has prepared (`components/reader/device-copies.tsx`).
 * Copies are made by `service-worker.js`, under the names that stand here.
 */

const names = ['warraq-pages-1', 'warraq-pictures-1']
const root = document.querySelector('.device')
const { own, tag, zone } = root.dataset

const formatter = new Intl.DateTimeFormat(tag, {
  timeZone: zone,
  ...{ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
})

/** In place of a page that could not be had, at that page's address. */
function sayWhatIsMissing() {
  for (const each of root.querySelectorAll('[data-missing]')) each.textContent = each.dataset.missing
  const again = root.querySelector('.device-again')
  again.hidden = false
  again.firstElementChild.href = location.href
  addEventListener('online', () => location.reload())
}

async function copies() {
  if (!globalThis.caches || !(await caches.has(names[0]))) return []
  const cache = await caches.open(names[0])
  const found = []
  for (const request of await cache.keys()) {
    const { headers } = (await cache.match(request, { ignoreVary: true })) ?? {}
    if (!headers) continue
    found.push({
      path: new URL(request.url).pathname,
      list:
        headers.get('x-kept-id') === 'front'
          ? 'fronts'
          : headers.get('x-kept-saved') === 'yes'
            ? 'saved'
            : 'read',
      title: decodeURIComponent(headers.get('x-kept-title') ?? ''),
      language: headers.get('x-kept-language') ?? '',
      at: headers.get('x-kept-at') ?? '',
      readAt: headers.get('x-kept-read') ?? '',
    })
  }
  return found.sort((a, b) => (a.readAt < b.readAt ? 1 : -1))
}

/** What its reader has saved, as the page of saved stories has it; broken, it is nothing. */
function saved() {
  try {
    const all = JSON.parse(localStorage.getItem('saved-stories')) ?? []
    return all.filter(({ address, headline }) => typeof address === 'string' && typeof headline === 'string')
  } catch {
    return []
  }
}

/** One entry: a headline runs the way of its language, which may not be the page's. */
function entry(template, { title, language }) {
  const item = document.getElementById(template).content.cloneNode(true)
  const place = item.querySelector('bdi')
  place.textContent = title
  if (language) place.lang = language
  return item
}

async function show() {
  const all = await copies().catch(() => [])
  const here = new Set(all.map(({ path }) => path))
  const items = { saved: [], read: [], fronts: [] }
  for (const each of all) {
    const item = entry('device-copy', each)
    item.querySelector('a').href = each.path
    const time = item.querySelector('time')
    time.dateTime = each.at
    time.textContent = formatter.format(new Date(each.at))
    items[each.list].push(item)
  }
  for (const { address, headline, language } of saved())
    if (!here.has(new URL(address, location.origin).pathname))
      items.saved.push(entry('device-absent', { title: headline, language }))
  for (const section of root.querySelectorAll('[data-list]')) {
    const listed = items[section.dataset.list]
    section.querySelector('ul').replaceChildren(...listed)
    section.hidden = listed.length === 0
  }
  const isEmpty = Object.values(items).every((each) => each.length === 0)
  root.querySelector('.empty').hidden = !isEmpty
  root.querySelector('.device-forget').hidden = all.length === 0
  // «قبل ساعتين», as everywhere (`page-clock` of `reader.js`).
  dispatchEvent(new Event('pageshow'))
}

const forget = root.querySelector('.device-forget button')
forget.onclick = async () => {
  const isDone = await Promise.all(names.map((each) => caches.delete(each))).then(
    () => true,
    () => false,
  )
  await show()
  if (!isDone) return
  const said = root.querySelector('.device-forget')
  said.hidden = false
  forget.hidden = true
  said.querySelector('[role=status]').textContent = forget.dataset.done
}

if (location.pathname !== own) sayWhatIsMissing()
show()
