import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { buildWorker } from './buildWorker.ts'

/** The server that `npm run dev` starts beside Vite; the client talks to it through this proxy. */
const devServer = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`

/** Of the rules by which answers are read: a phone keeps none that were read by others. */
function answerShape(): string {
  const shape = createHash('sha256')
  for (const folder of ['data/model', 'client/api'])
    for (const file of readdirSync(folder).toSorted()) shape.update(readFileSync(join(folder, file)))
  return shape.digest('hex').slice(0, 16)
}

/** The phone's page is a document of its own, also where nothing is built. */
const fieldDocument: Plugin = {
  name: 'field-document',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _response, next) => {
      if (/^\/field\/?(\?|$)/i.test(request.url ?? '')) request.url = '/field.html'
      next()
    })
  },
}

export default defineConfig(({ isSsrBuild, mode }) => ({
  root: isSsrBuild === true ? '.' : 'client',
  plugins: [react(), fieldDocument, ...(mode === 'field' ? [buildWorker()] : [])],
  ...(mode === 'field' ? { define: { 'import.meta.env.ANSWER_SHAPE': JSON.stringify(answerShape()) } } : {}),
  // The Host header is kept, as the server refuses writes whose Origin is not its own.
  server: {
    proxy: Object.fromEntries(
      ['/api', '/display/'].map((path) => [path, { target: devServer, changeOrigin: false }]),
    ),
  },
  build:
    isSsrBuild === true
      ? {
          outDir: 'dist/server',
          emptyOutDir: true,
          target: 'node20',
          // The server itself, and what runs in threads beside it.
          rolldownOptions: {
            input: {
              main: 'server/main.ts',
              readingThreadMain: 'server/readingThreadMain.ts',
              keeperThreadMain: 'server/keeperThreadMain.ts',
              proposalThreadMain: 'server/proposalThreadMain.ts',
              backUp: 'server/backUp.ts',
              restore: 'server/restore.ts',
              resetPassword: 'server/resetPassword.ts',
              verify: 'server/verify.ts',
            },
            output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          },
        }
      : {
          outDir: '../dist/client',
          // Built by itself after the desk's, the phone's document shares no files with it: what they would
          // share holds what the desk needs too, in some forty pieces.
          emptyOutDir: mode !== 'field',
          copyPublicDir: mode !== 'field',
          chunkSizeWarningLimit: 2500,
          rolldownOptions: { input: mode === 'field' ? 'client/field.html' : 'client/index.html' },
        },
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    setupFiles: ['test/propertySeed.ts'],
    // Vitest leaves a core to itself, which of two is half.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}))
