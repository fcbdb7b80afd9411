import { FeedHub, type TabMessage } from './feedHub.ts'
import { LiveFeed } from './liveFeed.ts'

/** One event stream for all tabs of this browser: of HTTP/1.1 it has six connections to a server. */
const hub = new FeedHub((since, tell) => new LiveFeed(since, tell))

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports
  if (port === undefined) return
  port.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => hub.take(port, data))
  port.start()
})
