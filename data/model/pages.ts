/** Where each page is: every other path is no page, and the server says so. */
export const pages = {
  overview: '/',
  wall: '/wall',
  planner: '/plan',
  trails: '/trails',
  people: '/people',
  patrols: '/patrols',
  rosters: '/rosters',
  plansOnFile: '/plans-on-file',
  field: '/field',
  admin: '/admin',
  account: '/account',
  about: '/about',
} as const

export type Workplace = keyof typeof pages

/** Pages of one thing; a segment that begins with a colon is its id. */
export const innerPages = { trail: '/trails/:id', notice: '/trails/:id/notice' } as const

const patterns = [...Object.values(pages), ...Object.values(innerPages)].map(
  (path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`, 'i'),
)

/** As the pages' own router reads a path: a slash at the end and capitals make no difference. */
export const isPage = (path: string): boolean => patterns.some((pattern) => pattern.test(asRouted(path)))

/** Which document shows a path: the phone's is its own, small enough for a weak signal. */
export const documentOf = (path: string): 'index' | 'field' =>
  asRouted(path) === pages.field ? 'field' : 'index'

const asRouted = (path: string): string => path.toLowerCase().replace(/(?<=.)\/+$/, '')
