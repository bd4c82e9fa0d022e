/**
 * Runs before anything is painted; the rest is `public/reader.js`. The same few bytes on every page, so that a policy can
 * name their hash.
 */
import { faceSwap } from './face-swap.ts'
import { headlineChoice } from './headline-choice.ts'

/**
 * No page flashes in colours or sizes that its reader has changed: a style sheet cannot read what a browser remembers,
 * and a cookie would make as many pages as there are choices.
 */
const remembered =
  "for(const k of['size','typeface','spacing','theme','contrast'])try{const v=localStorage.getItem(k);if(v)document.documentElement.dataset[k]=v}catch{}"

export function EarlyScript() {
  return <script data-keep="">{`${remembered}\n${headlineChoice}\n${faceSwap}`}</script>
}
