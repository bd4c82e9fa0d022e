/** The page at `/api`, for people who build on it: written from the same operations as the OpenAPI document. */
import { absolute } from '../publication/addresses.ts'
import { element, escapeHtml } from '../story/html.ts'
import { requestsPerKey } from './answer.ts'
import type { Operation } from './operation.ts'
import { apiBase, operations } from './operations.ts'
import { problems } from './problems.ts'
import { refusalProblems } from './refusals.ts'

const style = `
:root{color-scheme:light dark;--line:#8885;--quiet:#8882}
body{font:1rem/1.6 system-ui,sans-serif;max-inline-size:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.25rem;margin-block:2.5rem .5rem}
code,pre{font:.875em/1.6 ui-monospace,monospace}pre{background:var(--quiet);padding:.75rem 1rem;overflow:auto;border-radius:.5rem}
dl{margin:0}dt{margin-block-start:1rem;overflow-wrap:anywhere}dd{margin:0 0 0 0;padding-inline-start:1rem;border-inline-start:2px solid var(--line)}
.scopes{opacity:.75}dt:target{background:#fe06}a{color:inherit}`

const code = (text: string): string => element('code', {}, escapeHtml(text))

/** English, as everything that programs are written in; what it is for is said in Arabic first. */
export function humanPage(): string {
  const open = operations.filter(({ scopes }) => !scopes)
  const keyed = operations.filter(({ scopes }) => scopes)
  const document = absolute(`${apiBase}/openapi.json`)
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Warraq API</title>
<style>${style}</style>
</head>
<body>
<header lang="ar" dir="rtl">
<h1>واجهة ورّاق البرمجية</h1>
<p>ما نُشر يقرؤه كلّ برنامج من غير مفتاح. والكتابة والتحرير بمفتاح يصدره أحد أعضاء التحرير من صفحة «المفاتيح»: يعمل باسمه، ولا يجاوز صلاحياته ولا ما أُصدر له.</p>
</header>
<main>
<p>Published stories are for everybody, without a key. Everything else takes a key that somebody of the newsroom made under “Keys”: it acts as them, and reaches no further than they do and than it was made for.</p>
<p>For programs: <a href="${escapeHtml(document)}">${escapeHtml(document)}</a> (OpenAPI 3.1).</p>
<pre>${escapeHtml(`curl '${absolute(`${apiBase}/stories`)}?locale=ar&limit=5'
curl -H 'Authorization: Bearer wq_…' ${absolute(`${apiBase}/drafts`)}`)}</pre>
<h2>Without a key</h2>
<p>Answers are kept and compressed; ask again with ${code('If-None-Match')}. Any page may read them (CORS).</p>
<dl>${open.map(operationHtml).join('\n')}</dl>
<h2>With a key</h2>
<p>At most ${requestsPerKey.most} requests in ${requestsPerKey.within} seconds. A ${code('POST')} that carries an ${code('Idempotency-Key')} is done once, however often it is sent.</p>
<dl>${keyed.map(operationHtml).join('\n')}</dl>
<h2>Problems</h2>
<p>What goes wrong is told as problem details (RFC 9457): ${code('type')} is an address on this page, ${code('code')} its last word, and neither ever changes.</p>
<dl>${[...Object.entries(problems), ...Object.entries(refusalProblems)]
    .filter(([name], index, all) => all.findIndex(([other]) => other === name) === index)
    .map(
      ([name, { status, title }]) =>
        element('dt', { id: name }, `${code(name)} ${status}`) + element('dd', {}, escapeHtml(title)),
    )
    .join('\n')}</dl>
</main>
</body>
</html>`
}

function operationHtml({ method, path, summary, description, scopes, query }: Operation): string {
  const parameters = Object.keys(query.shape)
  const address = `${apiBase}${path}${parameters.length ? `?${parameters.join('&')}` : ''}`
  const more = [
    escapeHtml([summary, description].filter(Boolean).join('. ')),
    scopes && element('span', { class: 'scopes' }, `Scope: ${scopes.map(code).join(' ')}`),
  ]
  return (
    element('dt', {}, `<b>${method}</b> ${code(address)}`) +
    element('dd', {}, more.filter(Boolean).join('<br>'))
  )
}
