import { keptPhotos } from '../kept/keptPhotos.ts'
import { dropOldFiles, keepFiles, keptFile, keptPage, type BuiltFiles } from './keptFiles.ts'
import { sendInBackground } from './sendInBackground.ts'
import { worker } from './workerScope.ts'

/** What the build writes in place of the name. */
declare const builtFiles: BuiltFiles
const built: BuiltFiles = builtFiles

/** The phone's page opens without a connection; what the server says is never answered from here. */
worker.addEventListener('install', (event) => event.waitUntil(keepFiles(built)))

worker.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([dropOldFiles(built), worker.clients.claim()])),
)

/** The page says when: never while something is being entered on it. */
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(worker.skipWaiting())
})

sendInBackground()

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && /^\/field\/?$/i.test(pathname))
    event.respondWith(keptPage(built).then((page) => page ?? fetch(request)))
  else if (built.files.includes(pathname) || pathname.startsWith('/assets/'))
    event.respondWith(keptFile(built, pathname).then((file) => file ?? fetch(request)))
  // A photo never changes: its address is made from what is on it.
  else if (pathname.startsWith('/api/photos/'))
    event.respondWith(keptPhotos.tryGet(pathname).then((photo) => photo ?? fetch(request)))
})
