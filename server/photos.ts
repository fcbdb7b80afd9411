import { z } from 'zod'
import { Refusal } from '../data/journal/refusal.ts'
import { mostPhotoBytes, photoFacts, photoId, photoProgress } from '../data/model/photo.ts'
import { contentId } from '../data/store/contentId.ts'
import { addPhotoPart, dropPhotoParts, heldBytes, photoSoFar } from '../data/store/photoParts.ts'
import { addPhoto, countUnnamed, knownPhotos, tryGetPhoto, tryGetPhotoFacts } from '../data/store/photos.ts'
import type { Reader } from '../data/store/tables.ts'
import type { App } from './appContext.ts'
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
    const given = { id: contentId(content), content, picture: tryReadPicture(content) }
    const { facts, isNew } = await takePhoto(app, given, request.actor.userName)
    return { status: isNew ? 201 : 200, body: facts }
  },
})

/** For a signal that comes and goes: what came through once is not sent again. */
export const addPhotoPartFile = endpoint({
  summary:
    'Keep what comes next of a photo whose id, the SHA-256 of all its bytes, is known; without a body it says how much is here. A part that begins elsewhere is left out, and the answer says where to go on; that is the beginning where all of them together have another hash',
  tag: 'barriers',
  params: z.object({ id: photoId }),
  query: z.strictObject({
    /** At which byte of the photo the part begins. */
    from: z.coerce.number().int().min(0).max(mostPhotoBytes),
    /** Bytes of the whole photo. */
    of: z.coerce.number().int().min(1).max(mostPhotoBytes),
  }),
  body: z.string(),
  bodyType: 'application/octet-stream',
  bodyIs: 'bytes',
  bodyOptional: true,
  mostBodyBytes: mostPhotoBytes,
  answer: photoProgress,
  async handle({ app, params: { id }, query: { from, of }, body, request }) {
    const underWay = { id, addedBy: request.actor.userName }
    const known = await tryGetPhotoFacts(app.db, id)
    if (known !== undefined) return { body: { heldBytes: known.bytes, photo: known } }
    // There may be none, whatever its type says.
    const content = Buffer.from(body ?? '', 'latin1')
    if (from + content.length > of)
      throw fieldInvalid('of', 'the part goes on beyond the end of the photo', '该分段超出照片末尾')
    app.keeping.storage.checkWritable()
    const receivedAt = new Date(app.now()).toISOString()
    const held =
      content.length === 0
        ? await heldBytes(app.db, underWay)
        : await addPhotoPart(app.db, { ...underWay, fromByte: from, receivedAt, content })
    if (held < of) return { body: { heldBytes: held, photo: null } }
    const whole = await photoSoFar(app.db, underWay)
    // The same part came twice at once, and the other one was faster.
    if (whole.length < held)
      return { body: { heldBytes: whole.length, photo: (await tryGetPhotoFacts(app.db, id)) ?? null } }
    const picture = tryReadPicture(whole)
    const isAnother = contentId(whole) !== id
    if (isAnother || picture === undefined) await dropPhotoParts(app.db, underWay)
    // No refusal: begun anew it may well arrive as it is.
    if (isAnother) return { body: { heldBytes: 0, photo: null } }
    const { facts } = await takePhoto(app, { id, content: whole, picture }, underWay.addedBy)
    await dropPhotoParts(app.db, underWay)
    return { body: { heldBytes: whole.length, photo: facts } }
  },
})

interface GivenPhoto {
  readonly id: string
  readonly content: Buffer
  /** What its bytes say; undefined where they are no picture. */
  readonly picture: ReturnType<typeof tryReadPicture>
}

/** Keeps a photo whose bytes are all here; throws where they are none, or where too many wait already. */
async function takePhoto(app: App, { id, content, picture }: GivenPhoto, addedBy: string) {
  if (picture === undefined)
    throw new Refusal('media-type-unsupported', {
      en: 'This is no picture that is taken here: JPEG, PNG or WebP of at most 60 megapixels.',
      zh: '这不是可接收的图片：须为 JPEG、PNG 或 WebP，不超过 6000 万像素。',
    })
  if ((await countUnnamed(app.db, addedBy)) >= mostUnnamed)
    throw new Refusal('too-many-requests', {
      en: `${mostUnnamed} photos of yours wait for reports that name them; send those first.`,
      zh: `您已有 ${mostUnnamed} 张照片尚未随报告提交；请先提交报告。`,
    })
  const receivedAt = new Date(app.now()).toISOString()
  return addPhoto(app.db, { id, ...picture, receivedAt, addedBy, content })
}

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
