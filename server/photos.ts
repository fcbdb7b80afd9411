import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import { mostPhotoBytes, photoFacts, photoId } from '../data/model/photo.ts'
import { addPhoto, countUnnamed, knownPhotos, tryGetPhoto } from '../data/store/photos.ts'
import type { Reader } from '../data/store/tables.ts'
import { endpoint, notFound } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { tryReadPicture } from './readPicture.ts'

/** So many photos may wait for the acts that name them: an officer's of some days without signal. */
const mostUnnamed = 300

/** Not an act: it says nothing until an act names it, and by its content nobody can exchange it then. */
export const addPhotoFile = endpoint({
  summary: 'Keep a photo, to be named by what is reported with it; its id is the SHA-256 of its bytes',
  tag: 'barriers',
  body: z.string().min(1),
  bodyType: 'image/jpeg',
  alsoTypes: ['image/png', 'image/webp'],
  bodyIs: 'bytes',
  mostBodyBytes: mostPhotoBytes,
  answer: photoFacts,
  status: 201,
  async handle({ app, body, request }) {
    app.keeping.storage.checkWritable()
    const content = Buffer.from(body, 'latin1')
    const picture = tryReadPicture(content)
    if (picture === undefined)
      throw new Refusal('media-type-unsupported', {
        en: 'This is no picture that is taken here: JPEG, PNG or WebP of at most 60 megapixels.',
        zh: '这不是可接收的图片：须为 JPEG、PNG 或 WebP，不超过 6000 万像素。',
      })
    const { userName } = request.actor
    if ((await countUnnamed(app.db, userName)) >= mostUnnamed)
      throw new Refusal('too-many-requests', {
        en: `${mostUnnamed} photos of yours wait for reports that name them; send those first.`,
        zh: `您已有 ${mostUnnamed} 张照片尚未随报告提交；请先提交报告。`,
      })
    const { facts, isNew } = await addPhoto(app.db, {
      id: createHash('sha256').update(content).digest('hex'),
      ...picture,
      receivedAt: new Date(app.now()).toISOString(),
      addedBy: userName,
      content,
    })
    return { status: isNew ? 201 : 200, body: facts }
  },
})

export const getPhoto = endpoint({
  summary: 'A photo; it never changes under its id',
  tag: 'barriers',
  params: z.object({ id: photoId }),
  answer: z.string().meta({ format: 'binary' }),
  answerType: 'image/jpeg',
  async handle({ app, params }) {
    const photo = await tryGetPhoto(app.db, params.id)
    if (photo === undefined) throw notFound('id', params.id)
    const headers = { 'Content-Disposition': 'inline' }
    return { body: Buffer.from(photo.content), type: photo.type, headers, isForEver: true }
  },
})

/** Refuses to name photos that are not here. */
export async function checkPhotosKnown(tx: Reader, ids: readonly string[], field: string): Promise<void> {
  const known = await knownPhotos(tx, ids)
  const missing = ids.findIndex((id) => !known.has(id))
  if (missing !== -1)
    throw fieldInvalid(
      `${field}.${missing}`,
      'there is no such photo; send it first',
      '没有这张照片；请先上传',
    )
}
