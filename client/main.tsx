import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import './theme/page.css'
import { App } from './App.tsx'
import { namespaces } from './i18n/namespaces.ts'
import { startPage } from './shell/startPage.tsx'

await startPage(<App />, namespaces)
