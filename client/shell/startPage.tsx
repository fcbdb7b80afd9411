import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguage } from '../i18n/language.ts'
import { shareStyleNonce } from '../theme/styleNonce.ts'
import { followNewParts } from './reloadPage.ts'

/** Draws a document once its words are there. */
export async function startPage(page: ReactNode, words: Parameters<typeof startLanguage>[0]): Promise<void> {
  const root = document.querySelector('#root')
  if (root === null) throw new Error('the page has no #root')
  shareStyleNonce()
  followNewParts()
  await startLanguage(words)
  createRoot(root).render(<StrictMode>{page}</StrictMode>)
}
