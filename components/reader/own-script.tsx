/** What `public/own.js` does on a page, outside of what is written once. */
export function OwnScript() {
  return <script data-keep="" type="module" src="/own.js" />
}
