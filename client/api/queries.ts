import { QueryClient } from '@tanstack/react-query'

const askAgainMs = 10_000

/** How every page asks the server and keeps what it answered, `keepMs` after nothing shows it any more. */
export const makeQueries = (keepMs?: number): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // What is shown follows the server's journal: it does not grow old by itself.
        ...(keepMs === undefined ? {} : { gcTime: keepMs }),
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: 1,
        // On a closed network the browser thinks it is offline; it must ask all the same.
        networkMode: 'always',
        // What failed is asked again by itself: nobody stands at a wall to do it.
        refetchInterval: ({ state }) => (state.status === 'error' ? askAgainMs : false),
      },
      mutations: { networkMode: 'always' },
    },
  })
