/** Tells when the network came back, the page is shown again or the device woke up. Returns how to stop. */
export function whenWoken(wake: () => void): () => void {
  const show = () => {
    if (document.visibilityState === 'visible') wake()
  }
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  document.addEventListener('resume', wake)
  document.addEventListener('visibilitychange', show)
  return () => {
    removeEventListener('online', wake)
    removeEventListener('pageshow', wake)
    document.removeEventListener('resume', wake)
    document.removeEventListener('visibilitychange', show)
  }
}
