import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** The server that `npm run dev` starts beside Vite; the client talks to it through this proxy. */
const devServer = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`

export default defineConfig(({ isSsrBuild }) => ({
  root: isSsrBuild === true ? '.' : 'client',
  plugins: [react()],
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
              backUp: 'server/backUp.ts',
              restore: 'server/restore.ts',
              resetPassword: 'server/resetPassword.ts',
              verify: 'server/verify.ts',
            },
            output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          },
        }
      : { outDir: '../dist/client', emptyOutDir: true, chunkSizeWarningLimit: 2500 },
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
