import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { createElement, type ReactElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { asStaticMarkup, Once, staticMarkup } from './static-markup.ts'

/** What a browser makes of it: names in its own case, attributes in one order. */
function understood(html: string): unknown {
  const of = (node: DefaultTreeAdapterMap['node']): unknown => {
    if ('value' in node) return node.value
    const children = 'childNodes' in node ? node.childNodes.map(of) : []
    return 'attrs' in node
      ? [node.tagName, node.attrs.map(({ name, value }) => `${name}=${value}`).sort(), ...children]
      : children
  }
  return of(parse(html))
}

const Named = ({ name, children }: { name: string; children?: ReactNode }) => (
  <section aria-label={name}>{children}</section>
)

const Later = async () => <p>later</p>

const cases: Record<string, ReactElement> = {
  'text with every character that HTML reads': <p>{`<b> & "quoted" 'so' > a`}</p>,
  'numbers, nothing and lists': (
    <p>
      {0} {1.5} {null} {undefined} {false} {true} {''} {[['a'], [<b key="b">b</b>, ['c']]]}
    </p>
  ),
  'attributes by the names that HTML has for them': (
    <label
      htmlFor="x"
      className="a b"
      tabIndex={-1}
      hidden
      lang="ar"
      dir="rtl"
      data-lite="none"
      aria-hidden="true"
    >
      <a href="/a?b=1&c=2" hrefLang="ar" rel="me noopener" title={undefined} aria-expanded={false}>
        <time dateTime="2026-12-01">x</time>
      </a>
    </label>
  ),
  pictures: (
    <picture>
      <source type="image/avif" srcSet="/a 1w, /b 2w" sizes="100vw" />
      <img
        src="/a.jpg"
        width={10}
        height={20}
        alt=""
        loading="lazy"
        fetchPriority="auto"
        decoding="async"
        style={
          {
            backgroundColor: '#fff',
            objectPosition: '50% 12.5%',
            lineHeight: 2,
            width: 3,
            '--own': 4,
          } as object
        }
      />
    </picture>
  ),
  forms: (
    <form method="post" action="/reading">
      <input
        type="search"
        name="q"
        defaultValue={'a "b"'}
        maxLength={5}
        enterKeyHint="search"
        autoComplete="off"
        spellCheck="false"
        required
      />
      <input type="checkbox" name="c" defaultChecked readOnly />
      <select name="s" defaultValue="two">
        <option value="one">1</option>
        <option value="two">2</option>
      </select>
      <button type="submit" disabled popoverTarget="x">
        x
      </button>
    </form>
  ),
  'tables, code, details and elements of our own': (
    <details open>
      <summary>s</summary>
      <table>
        <tbody>
          <tr>
            <th colSpan={2} scope="col" />
            <td rowSpan={3} />
          </tr>
        </tbody>
      </table>
      <pre>{'\nfirst line is empty'}</pre>
      <share-story className="c" data-address="/s/1" hidden />
    </details>
  ),
  'components and fragments': (
    <>
      <Named name={'a & "b"'}>
        <Named name="c" />
      </Named>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: what it is for is written as it stands */}
      {createElement('div', { dangerouslySetInnerHTML: { __html: '<i>as it is</i>' } })}
    </>
  ),
  drawings: (
    <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      <path d="M0 0" fill="none" strokeWidth="2" strokeLinecap="round" fillRule="evenodd" />
    </svg>
  ),
}

let written = 0
function Count() {
  written += 1
  return written
}
const Counted = ({ of, as }: { of: object; as: string }) => (
  <p>
    <Once of={of} as={as}>
      <Count />
    </Once>
  </p>
)

describe('static markup', () => {
  it.each(Object.entries(cases))('is read as what React writes: %s', (_, element) => {
    expect(understood(staticMarkup(element))).toEqual(understood(renderToStaticMarkup(element)))
    expect(understood(renderToStaticMarkup(asStaticMarkup(element)))).toEqual(
      understood(renderToStaticMarkup(element)),
    )
  })

  it('is byte for byte the same where nothing is reordered', () => {
    const element = cases['components and fragments']!
    expect(staticMarkup(element)).toBe(renderToStaticMarkup(element))
  })

  it('writes what stands once once for each thing that it is made from, and for each name', () => {
    const [one, another] = [{}, {}]
    const markup = (of: object, as: string) => staticMarkup(<Counted of={of} as={as} />)
    expect([markup(one, 'a'), markup(one, 'a'), markup(one, 'b')]).toEqual([
      '<p>1</p>',
      '<p>1</p>',
      '<p>2</p>',
    ])
    expect([markup(another, 'a'), markup(one, 'a')]).toEqual(['<p>3</p>', '<p>1</p>'])
    expect(renderToStaticMarkup(<Counted of={one} as="a" />)).toBe('<p>4</p>')
  })

  it('refuses what it would write wrongly', () => {
    expect(() => staticMarkup(<Later />)).toThrow('elements and text')
    expect(() => staticMarkup(<meta name="a" content="b" />)).toThrow('<meta>')
    expect(() => staticMarkup(<textarea defaultValue="x" />)).toThrow('<textarea>')
    expect(() =>
      staticMarkup(
        <button type="button" onClick={() => {}}>
          x
        </button>,
      ),
    ).toThrow('onClick')
  })
})
