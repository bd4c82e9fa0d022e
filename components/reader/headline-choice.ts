/**
 * Of headlines that are tested a reader sees one, as `early-script.tsx` has every page choose. Before anything is painted: the
 * element is told as soon as its tag has been read, and its words come after it. What is remembered is which of two or three it
 * is, in this tab, until it is closed. Who asks not to be counted, and whose browser keeps nothing, is shown the first one, as
 * without a script; `public/audience.js` tells of nobody else.
 */
export const headlineChoice =
  "customElements.define('headline-test',class extends HTMLElement{connectedCallback(){const n=navigator,d=this.dataset,k='headline '+d.test;if(n.doNotTrack!=='1'&&!n.globalPrivacyControl)try{const v=sessionStorage.getItem(k)||''+Math.floor(Math.random()*d.of);sessionStorage.setItem(k,v);d.place=v[0]}catch{}}})"
