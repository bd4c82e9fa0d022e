/** A finished page as constants, to be rendered by nothing but a framework. */
import { parse, parseFragment, serialize } from 'parse5'
import { createElement } from 'react'

/** What stands in its body, without scripts. */
export function bodyOf(html) {
  const root = parse(html).childNodes.find((each) => each.nodeName === 'html')
  const body = root?.childNodes.find((each) => each.nodeName === 'body')
  if (!body) return ''
  body.childNodes = body.childNodes.filter((each) => each.nodeName !== 'script')
  return serialize(body)
}

const names = { class: 'className', for: 'htmlFor', value: 'defaultValue', checked: 'defaultChecked' }

/** The same as elements of React's. Styles are left out: they would be objects. */
export function elementsOf(html) {
  const of = (node) => {
    if (node.nodeName === '#text') return [node.value]
    if (!node.tagName) return []
    const attributes = node.attrs
      .filter(({ name }) => name !== 'style')
      .map(({ name, value }) => [names[name] ?? name, value])
    return [createElement(node.tagName, Object.fromEntries(attributes), ...node.childNodes.flatMap(of))]
  }
  return createElement('div', null, ...parseFragment(bodyOf(html)).childNodes.flatMap(of))
}
