import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import sharp from 'sharp'
import type { NumberedDemand } from '../domain/demand-number.ts'
import { pathOf } from '../domain/kinds.ts'
import type { Story } from '../domain/showcase.ts'
import { readListed } from '../node/folder.ts'
import { readContentFile } from '../yaml/content-file.ts'
import { packedPicture } from './packed-picture.ts'
import { pngWriter } from './png.ts'
import { INK, ON_SEAL, PAPER, qrPicture, SEAL_RED, SIZE } from './qr-picture.ts'

const COLOURS = { [PAPER]: 0xfdfbf6, [INK]: 0x23211d, [SEAL_RED]: 0xa82c1c, [ON_SEAL]: 0xfdfbf6 }
const pngOf = pngWriter(Object.values(COLOURS))
/** Codes are drawn one after the other on the same one: thousands of new ones would keep the collector of garbage busy. */
const canvas = packedPicture(SIZE, SIZE)
/** As the pages show pictures of stories. */
const STORY = { width: 1200, height: 800 }

/**
 * Draws what is shown where a page is shared, after the pages: for each demand that stands and each story without a
 * picture its code; of a story's own picture a JPEG, since no chat shows SVG. Demands come from the open data. While
 * somebody writes, each is drawn when it is asked for.
 */
export function sharePictures(contentRoot: string): AstroIntegration {
  let base = '/'
  let addressOf = (page: string) => page
  const code = (page: string) => pngOf(qrPicture(addressOf(page), canvas))
  const ofStory = async (slug: string): Promise<[string, Uint8Array]> => {
    const picture = pictureOf(slug, contentRoot)
    return picture
      ? [`stories/${slug}.jpg`, await jpeg(picture)]
      : [`stories/${slug}.png`, code(`showcase/${slug}/`)]
  }
  return {
    name: 'share-pictures',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/')
        addressOf = (page) => new URL(base + page, config.site).href
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async (request, response, next) => {
          const [, name = ''] =
            /\/share\/(site|\d{4}\/\w+|stories\/[\w-]+)\.(?:png|jpg)$/.exec(request.url ?? '') ?? []
          if (name === '') return next()
          const [folder, slug = ''] = name.split('/')
          const page = folder === 'site' ? '' : `demands/${name}/`
          response.end(folder === 'stories' ? (await ofStory(slug))[1] : code(page))
        })
      },
      'astro:build:done': async ({ dir, pages }) => {
        const write = writerBelow(new URL('share/', dir))
        write('site.png', code(''))
        const { demands } = JSON.parse(readFileSync(new URL('data/demands.json', dir), 'utf8'))
        for (const { year, id, status } of demands as NumberedDemand[]) {
          if (status !== '已撤回') write(`${year}/${id}.png`, code(`demands/${year}/${id}/`))
        }
        for (const { pathname } of pages) {
          const [, slug] = /^showcase\/([^/]+)\/$/.exec(pathname) ?? []
          if (slug) write(...(await ofStory(slug)))
        }
      },
    },
  }
}

/** Writes files below a folder, and makes each folder once. */
function writerBelow(root: URL): (name: string, bytes: Uint8Array) => void {
  const made = new Set<string>()
  return (name, bytes) => {
    const file = fileURLToPath(new URL(name, root))
    const folder = dirname(file)
    if (!made.has(folder)) mkdirSync(folder, { recursive: true })
    made.add(folder)
    writeFileSync(file, bytes)
  }
}

function pictureOf(slug: string, contentRoot: string): Uint8Array | undefined {
  const file = pathOf('story', { slug })
  const story = readContentFile(file, readListed(contentRoot, file))?.value as Story | undefined
  if (story?.picture === undefined) return undefined
  const bytes = readListed(contentRoot, `${dirname(file)}/${story.picture}`)
  return bytes instanceof Uint8Array ? bytes : undefined
}

function jpeg(picture: Uint8Array): Promise<Uint8Array> {
  return sharp(picture)
    .autoOrient()
    .resize({ ...STORY, fit: 'cover' })
    .flatten({ background: '#fdfbf6' })
    .jpeg()
    .toBuffer()
}
