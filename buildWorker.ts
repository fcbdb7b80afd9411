import { build, type Plugin } from 'vite'

/** What the service worker is written to, at the root so that it may serve the page. */
const file = 'sw.js'

/** Builds the service worker once the phone's page is built, with the list of what the page needs. */
export function buildWorker(): Plugin {
  return {
    name: 'field-service-worker',
    apply: 'build',
    writeBundle: async (_options, bundle) => {
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/'))
        .map((name) => `/${name}`)
        .concat('/icon.svg')
        .toSorted()
      const page = bundle['field.html']
      const html = page?.type === 'asset' ? String(page.source) : ''
      const version = `${await hashOf([...files, html].join('\n'))}.{{policy}}`
      await build({
        configFile: false,
        logLevel: 'warn',
        define: { builtFiles: JSON.stringify({ version, files }) },
        build: {
          outDir: 'dist/client',
          emptyOutDir: false,
          copyPublicDir: false,
          rolldownOptions: {
            input: 'client/field/worker/serviceWorker.ts',
            // A worker of some years ago takes one plain script.
            output: { format: 'iife', entryFileNames: file },
          },
        },
      })
    },
  }
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
