import type { RequestHandler } from 'express'
import { pages } from '../data/model/pages.ts'
import type { Name } from '../data/model/values.ts'

const name: Name = { en: 'Borderkeep Field', zh: 'Borderkeep 一线' }
const description: Name = {
  en: 'Mark trails, report damage and see your stretch, with or without a connection.',
  zh: '登记便道情况、上报物防损坏、查看责任段，无网络也可使用。',
}

/** What a phone needs to install the field as an app; `?lang=` names it in a language, else the browser does. */
export const fieldManifest: RequestHandler = (request, response) => {
  const asked = request.query['lang']
  const language =
    asked === 'zh' || asked === 'en' ? asked : request.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en'
  response.set('Cache-Control', 'no-cache').vary('Accept-Language')
  response.type('application/manifest+json').send(
    JSON.stringify({
      // In both languages it is the same app.
      id: pages.field,
      lang: language === 'zh' ? 'zh-CN' : 'en',
      name: name[language],
      short_name: name[language],
      description: description[language],
      start_url: pages.field,
      scope: pages.field,
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: '#2b2d8c',
      icons: [
        { src: '/icons/field-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icons/field-512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icons/field-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ],
    }),
  )
}
