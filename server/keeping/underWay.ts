import type { ServerResponse } from 'node:http'

/** A stream lasts for as long as a page is open. */
export const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader('Content-Type')).startsWith('text/event-stream')

/** The requests that were begun and not answered yet. */
export class UnderWay {
  readonly #responses = new Set<ServerResponse>()

  add(response: ServerResponse): void {
    this.#responses.add(response)
    response.once('close', () => this.#responses.delete(response))
  }

  count(): { readonly requests: number; readonly streams: number } {
    const streams = [...this.#responses].filter(isStream).length
    return { requests: this.#responses.size - streams, streams }
  }
}
