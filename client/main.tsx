import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import './theme/page.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { startLanguage } from './i18n/language.ts'
import { followNewParts } from './shell/reloadPage.ts'
import { shareStyleNonce } from './theme/styleNonce.ts'

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has no #root')
shareStyleNonce()
followNewParts()
await startLanguage()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
