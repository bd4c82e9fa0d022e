import { chromium } from 'playwright'
import { chromiumArguments, chromiumPath } from './lib/testing/browser.ts'
const [,, path, name, ...opts] = process.argv
const has = (o) => opts.includes(o)
const width = has('phone') ? 360 : has('tablet') ? 820 : 1280
const b = await chromium.launch({ executablePath: chromiumPath?.() ?? chromiumPath, args: typeof chromiumArguments==='function'?chromiumArguments():chromiumArguments })
const p = await b.newPage({ viewport: { width, height: has('phone')?740:800 }, colorScheme: has('dark')?'dark':'light', javaScriptEnabled: !has('nojs') , isMobile: has('phone'), hasTouch: has('phone')})
p.on('console', m => console.log('console', m.type(), m.text())); p.on('pageerror', e => console.log('error', e.message))
await p.goto('http://localhost:4721'+path, { waitUntil: 'networkidle' })
const sel = opts.find(o=>o.startsWith('sel='))?.slice(4)
const act = opts.find(o=>o.startsWith('eval='))?.slice(5)
if (act) console.log(await p.evaluate(act))
const click = opts.find(o=>o.startsWith('click='))?.slice(6)
if (click) { await p.locator(click).first().click(); await p.waitForTimeout(900) }
if (has('print')) await p.emulateMedia({ media: 'print' })
console.log('overflow', await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
const out = `/tmp/w/pictures/${name}.png`
if (sel) { await p.locator(sel).first().scrollIntoViewIfNeeded(); await p.waitForTimeout(400); await p.locator(sel).first().screenshot({ path: out }) }
else if (has('view')) await p.screenshot({ path: out })
else { await p.evaluate(async()=>{for(let y=0;y<document.body.scrollHeight;y+=500){scrollTo(0,y);await new Promise(r=>setTimeout(r,60))}; scrollTo(0,0)}); await p.waitForTimeout(500); await p.screenshot({ path: out, fullPage: true }) }
await b.close()
