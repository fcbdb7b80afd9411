import { hash } from 'node:crypto'
import type { Name } from '../data/model/values.ts'
import { contentPolicy } from './guard.ts'
import type { Language } from './problems.ts'

/** Where the page's script stands, as none may be written into a page. */
export const displayScriptPath = '/display-open.js'

/**
 * Presses the button where nobody can: on a wall without a keyboard, whose address was entered with
 * `#kiosk` at its end. What looks at links that are passed on and runs scripts is given no such address,
 * and whatever is after the `#` is never sent to a server, nor along with a link that is looked up there.
 */
export const displayScript = `if (location.hash === '#kiosk') setTimeout(() => document.forms[0].submit(), 2000)
`

const words: Readonly<Record<'title' | 'note' | 'press', Name>> = {
  title: { en: 'Show the wall on this screen?', zh: '在此屏幕上显示大屏？' },
  note: {
    en: 'From then on this address belongs to this browser and opens nothing on any other.',
    zh: '确认后，该地址即绑定此浏览器，在其他浏览器上无法打开。',
  },
  press: { en: 'Show the wall here', zh: '在此显示' },
}

/** Asks before a display link is bound. */
export const displayPage = (language: Language): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Borderkeep</title><style>${style}</style><script src="${displayScriptPath}" defer></script></head><body><main>
<h1>${words.title[language]}</h1>
<p>${words.note[language]}</p>
<form method="post"><button autofocus>${words.press[language]}</button></form>
</main></body></html>`

const style = `:root{color-scheme:light dark;font:clamp(20px,1.6vw,60px)/1.5 system-ui,sans-serif}
main{display:grid;gap:1rem;max-width:34rem;margin:18vh auto 0;padding:0 1.2rem}h1,p{margin:0}
button{font:inherit;font-weight:600;padding:.6rem 1.2rem;min-height:48px}`

/** The page's one style element, so that no other holds. */
const styleHash = `'sha256-${hash('sha256', style, 'base64')}'`

export const displayPageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentPolicy('builtin', styleHash),
  // Without one the browser would not tell the server that the form comes from its own page.
  'Referrer-Policy': 'same-origin',
}
