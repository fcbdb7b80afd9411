const patienceMs = 10_000

/** Loads the page anew once the server gives it: an error page of the browser's would stand there for good. */
export async function reloadPage(): Promise<void> {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
    if (answer.ok) location.reload()
  } catch {
    // Whoever asked asks again.
  }
}

const partsAgainMs = 10_000

/** A part of the page that is no longer there, as a new version was put in its place, comes with a new page. */
export function followNewParts(): void {
  addEventListener('vite:preloadError', () => setTimeout(() => void reloadPage(), partsAgainMs))
}
