import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { findRoot } from './findRoot.ts'

/** Files that run in a thread of their own; the build makes each of them a file beside `main.js`. */
type ThreadName = 'readingThreadMain' | 'keeperThreadMain' | 'proposalThreadMain'

/** Starts one: as it was built where the rest of the server is, else from source. */
export function startThread(name: ThreadName, workerData: unknown): Worker {
  const root = findRoot(import.meta.dirname)
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(join(root, 'dist', 'server', `${name}.js`), { workerData })
  // A thread does not inherit what lets this one read TypeScript.
  const file = pathToFileURL(join(root, 'server', `${name}.ts`)).href
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import('${file}') })`
  return new Worker(script, { eval: true, workerData })
}
