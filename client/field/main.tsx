import './fieldStyles.ts'
import { makeQueries } from '../api/queries.ts'
import { startPage } from '../shell/startPage.tsx'
import { FieldApp } from './FieldApp.tsx'
import { fieldNamespaces } from './fieldNamespaces.ts'
import { keepAnswers } from './kept/keepAnswers.ts'
import { followWorker } from './worker/followWorker.ts'

/** What was answered once is at hand as long as the page is open, also while nothing shows it. */
const queries = makeQueries(Infinity)
/** But a state for every minute is not. */
queries.setQueryDefaults(['coverage'], { gcTime: 5 * 60_000 })

await keepAnswers(queries)
await startPage(<FieldApp queries={queries} />, fieldNamespaces)
// What the page needs first has the connection to itself.
if (document.readyState === 'complete') void followWorker()
else addEventListener('load', () => void followWorker())
