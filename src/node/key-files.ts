import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Key, readKey } from '../sealed/key.ts'
import { SealError } from '../sealed/seal-error.ts'
import { sealFaults } from '../text/sealed.ts'
import { CannotRun } from './cannot-run.ts'

/** Environment variables for a key and its passphrase: never arguments, which other processes see. */
export interface KeyEnvironment {
  AGE_IDENTITY?: string | undefined
  AGE_PASSPHRASE?: string | undefined
}

/** The keys in these files, or else in the environment; undefined where there is none. */
export async function keyFrom(files: readonly string[], env: KeyEnvironment): Promise<Key | undefined> {
  const passphrase = env.AGE_PASSPHRASE
  if (files.length === 0) {
    const given = env.AGE_IDENTITY?.trim()
    return given ? read(given, '环境变量 AGE_IDENTITY', passphrase) : undefined
  }
  const identities: string[] = []
  for (const file of files) {
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? '没有这个文件' : '打不开，请核对路径和权限'
      throw new CannotRun(`密钥文件 ${basename(file)}：${why}。`)
    })
    identities.push(...(await read(bytes, `密钥文件 ${basename(file)}`, passphrase)).identities)
  }
  return { identities: [...new Set(identities)] }
}

async function read(key: string | Uint8Array, name: string, passphrase: string | undefined): Promise<Key> {
  try {
    return await readKey(key, passphrase)
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    if (error.fault === 'passphrase-needed') {
      throw new CannotRun(`${name}设有口令，请把口令放进环境变量 AGE_PASSPHRASE 再运行。`)
    }
    const { problem, repair } = sealFaults[error.fault]
    throw new CannotRun(`${name}：${problem}${repair}`)
  }
}
