/*
 * What a reader's device is told of. Nothing is asked of anybody before a button of these has been pressed, and nothing of the
 * device is known until then: the server is asked only by a device that is told of something already.
 */

/** Safari has one of its own, which needs no worker (Declarative Web Push); elsewhere a worker shows what comes. */
const canShow =
  'Notification' in window &&
  ('pushManager' in window || ('serviceWorker' in navigator && 'PushManager' in window))

async function manager({ isWanted }) {
  if (window.pushManager) return window.pushManager
  const registration = isWanted
    ? await navigator.serviceWorker.register('/service-worker.js').then(() => navigator.serviceWorker.ready)
    : await navigator.serviceWorker.getRegistration('/')
  return registration?.pushManager
}

/** The subscription that there is. A browser whose person has taken the permission back has none. */
const present = async () => canShow && (await manager({ isWanted: false }))?.getSubscription()

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))

/** One that is made for the server's present key; of another key's it would get nothing. */
async function subscribed(to) {
  const { key } = await (await fetch(to)).json()
  const push = await manager({ isWanted: true })
  const before = await push.getSubscription()
  const made = before?.options.applicationServerKey
  if (made && String(new Uint8Array(made)) !== String(bytes(key))) await before.unsubscribe()
  return push.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) })
}

class Fault extends Error {}

class PushElement extends HTMLElement {
  /** @returns what the device is told of in this language; null where the server knows nothing of it */
  async say(subscription, asked) {
    const { endpoint, keys } = subscription.toJSON()
    const answer = await fetch(this.dataset.to, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ device: { endpoint, keys }, locale: this.dataset.locale, ...asked }),
    })
    const { wishes, fault } = await answer.json()
    if (!answer.ok) throw new Fault(fault)
    return wishes
  }

  /** Asks the person, who has pressed a button in this moment. */
  async device() {
    // First of all: some browsers ask only while they remember the press.
    if ((await Notification.requestPermission()) !== 'granted') throw new Fault('denied')
    return subscribed(this.dataset.to)
  }

  async act(button, work) {
    button.disabled = true
    const said = this.querySelector('[role=status]')
    said.textContent = ''
    try {
      said.textContent = this.dataset[await work()]
    } catch (error) {
      said.textContent =
        this.dataset[error instanceof Fault ? error.message : 'failed'] ?? this.dataset.failed
    }
    button.disabled = false
  }
}

/** The page of all notifications. */
class PushChoices extends PushElement {
  connectedCallback() {
    this.form = this.querySelector('form')
    const [submit, stop] = this.form.querySelectorAll('button')
    if (!canShow) {
      this.querySelector('[role=status]').textContent = this.dataset.unsupported
      return
    }
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.act(submit, () => this.save())
    })
    stop.addEventListener('click', () => this.act(stop, () => this.stop()))
    // What it is told of is not known then, and what is shown as chosen may not be what it is.
    this.show()
      .catch(() => {
        this.querySelector('[role=status]').textContent = this.dataset.failed
      })
      .finally(() => {
        this.form.hidden = false
      })
  }

  async show() {
    const subscription = await present()
    const wishes = subscription && (await this.say(subscription, { do: 'read' }))
    this.showWishes(wishes ?? [])
  }

  showWishes(wishes) {
    const [submit, stop] = this.form.querySelectorAll('button')
    submit.dataset.begin ??= submit.textContent
    submit.textContent = wishes.length ? submit.dataset.save : submit.dataset.begin
    stop.hidden = !wishes.length
    const others = this.form.querySelectorAll('fieldset')[1]
    for (const label of others.querySelectorAll('label')) label.remove()
    const boxes = new Map(
      [...this.form.elements].filter(({ name }) => name === 'list').map((box) => [box.value, box]),
    )
    if (wishes.length) for (const box of boxes.values()) box.checked = false
    for (const { list, name } of wishes) {
      const box = boxes.get(list)
      if (box) box.checked = true
      else others.append(labelOf(list, name))
    }
    others.hidden = !others.querySelector('label')
  }

  async save() {
    const lists = new FormData(this.form).getAll('list')
    if (!lists.length) throw new Fault('choice')
    this.showWishes(await this.say(await this.device(), { do: 'set', lists }))
    return 'saved'
  }

  async stop() {
    const subscription = await present()
    if (subscription) await this.say(subscription, { do: 'stop' })
    this.showWishes([])
    return 'stopped'
  }
}

function labelOf(list, name) {
  const label = document.createElement('label')
  const box = document.createElement('input')
  Object.assign(box, { type: 'checkbox', name: 'list', value: list, checked: true })
  const text = document.createElement('b')
  text.textContent = name
  const words = document.createElement('span')
  words.append(text)
  label.append(box, words)
  return label
}

/** A button of one list's page. */
class PushFollow extends PushElement {
  connectedCallback() {
    if (!canShow) return
    const button = this.querySelector('button')
    this.words = [button.textContent, button.dataset.on]
    button.addEventListener('click', () => this.act(button, () => this.turn()))
    this.hidden = false
    this.show().catch(() => {})
  }

  async show() {
    const subscription = await present()
    if (subscription) this.showIn(await this.say(subscription, { do: 'read' }))
  }

  showIn(wishes) {
    this.isOn = wishes?.some(({ list }) => list === this.dataset.list) ?? false
    const button = this.querySelector('button')
    button.textContent = this.words[this.isOn ? 1 : 0]
    button.setAttribute('aria-pressed', this.isOn)
  }

  async turn() {
    const how = this.isOn ? 'remove' : 'add'
    this.showIn(await this.say(await this.device(), { do: how, lists: [this.dataset.list] }))
    return this.isOn ? 'followed' : 'unfollowed'
  }
}

customElements.define('push-choices', PushChoices)
customElements.define('push-follow', PushFollow)
