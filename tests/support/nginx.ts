import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './folder.ts'

/** The real nginx over `docs/nginx.conf`. */

const PLACES = [process.env['NGINX'], '/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx']
const found = () => PLACES.find((path) => path && existsSync(path))

/** Undefined where it is missing on somebody's own machine; in CI it is installed, or the test fails. */
export function findNginx(): string | undefined {
  const isCi = process.env['CI'] && process.env['CI'] !== 'false'
  if (found() || !isCi) return found()
  // A hosted runner is no root, but may become it.
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args: string[]) => {
    const [program = '', ...rest] = [...asRoot, 'apt-get', ...args]
    execFileSync(program, rest, { stdio: 'inherit' })
  }
  try {
    apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', 'nginx-light', 'openssl')
  } catch {
    // The sentence below says what to do; the installer's own output stands above it.
  }
  if (found()) return found()
  throw new Error(
    'CI 里要用 nginx 测试 docs/nginx.conf，没有找到，也没能自动安装。请运行 apt-get install nginx-light openssl，或把路径写进环境变量 NGINX。',
  )
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** Serves a folder by `docs/nginx.conf`, with ports, folder and certificate of its own; stopped after the test. */
export async function serveByNginx(nginx: string, dist: string, edit = (conf: string) => conf) {
  const folder = await temporaryFolder()
  const [http, https] = [await freePort(), await freePort()]
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=example.gov.cn', '-days', '2', '-keyout', key, '-out', certificate]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'ignore' })
  await mkdir(join(folder, 'logs'))
  const conf = edit(await readFile('docs/nginx.conf', 'utf8'))
    .replace('listen 80;', `listen 127.0.0.1:${http};`)
    .replaceAll('listen 443 ', `listen 127.0.0.1:${https} `)
    .replace('/srv/kjfz/dist', dist)
    .replace('/etc/nginx/certs/example.gov.cn.pem', certificate)
    .replace('/etc/nginx/certs/example.gov.cn.key', key)
  await writeFile(join(folder, 'site.conf'), conf)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n')
  const main = `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off;\npid ${join(folder, 'pid')};\nerror_log stderr;
events {}\nhttp {\ntypes { text/html html; text/css css; application/json json; application/xml xml; }
access_log off;\n${temporary}\ninclude ${join(folder, 'site.conf')};\n}\n`
  const file = join(folder, 'nginx.conf')
  await writeFile(file, main)
  const options = ['-p', folder, '-c', file, '-e', 'stderr']
  execFileSync(nginx, ['-t', '-q', ...options], { stdio: ['ignore', 'ignore', 'inherit'] })
  const server = spawn(nginx, options, { stdio: 'ignore' })
  onTestFinished(() => void server.kill())
  return { http, https }
}
