import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathOf } from '../src/domain/kinds.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { mayBeCommitted } from '../src/node/outside-git.ts'
import { readPrivateFiles } from '../src/node/private-files.ts'
import { withOtherKey, withoutRecipient, withRecipient } from '../src/node/site-recipients.ts'
import { writeSecret, writeWhole } from '../src/node/write-file.ts'
import { newIdentity } from '../src/sealed/key.ts'
import { bureauRecipients, recipientFault } from '../src/sealed/recipients.ts'
import { readContentFile } from '../src/yaml/content-file.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { keysReport } from './keys-report.ts'
import { EXIT, type Main, type Output, runAsScript, standardOutput } from './run.ts'

const SITE = pathOf('site', {})

const HELP = `管理加密用的密钥。私钥只在持有人手里；公钥写在 ${SITE} 的 recipients。

用法：npm run keys -- 命令 [选项]

  new --out FILE                            生成一对密钥：私钥写进 FILE（只有本人能读，不能放在仓库里），显示公钥
  list                                      列出收件人，和各年度有多少份加密、加密给几个公钥
  add --label 名称 --key age1… [--district 区]  增加收件人；不写 --district 的是市级，打得开各区的内容
  remove --label 名称                       去掉收件人
  rotate --label 名称 --key age1…           换成新的公钥

  --root DIR                                content 所在的目录（默认当前目录）
  --help                                    显示本说明

换密钥，依次做：
  1. npm run keys -- new --out 新密钥文件
  2. npm run keys -- rotate --label 名称 --key 新公钥
  3. npm run seal -- --identity 旧密钥文件        全部重新加密给现在的收件人；
     中途停下的，再运行一次，同时写 --identity 旧密钥文件 --identity 新密钥文件
  4. npm run check -- --identity 新密钥文件       确认全部打得开
  5. 把 ${SITE} 和加密的文件放在同一次提交里
  6. 新密钥另存一份离线备份，然后销毁旧密钥文件和它的备份
增加收件人（add）或去掉收件人（remove）以后，也要做第 3 到 5 步；去掉以前已经拿到文件的人，
用旧密钥仍然打得开旧文件（git 历史里也有）。旧密钥已经泄露的，请把旧内容当作已经泄露处理。
销毁密钥，等于删除只加密给它的内容：没有备份就谁也打不开了。

退出码：0 完成；2 无法运行。
`

interface Options {
  label?: string
  key?: string
  district?: string
  out?: string
  root: string
}

/** Makes key pairs, and manages the recipients of private parts. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'keys',
    help: HELP,
    takesWords: true,
    // A new pair needs no content.
    mayRunElsewhere: true,
    options: {
      label: { type: 'string' },
      key: { type: 'string' },
      district: { type: 'string' },
      out: { type: 'string' },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { values, positionals } = given
  const [name = '', ...more] = positionals
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : undefined
  if (!command || more.length > 0) {
    throw new CannotRun(`请写一个命令：${Object.keys(COMMANDS).join('、')}。用法见 npm run keys -- --help。`)
  }
  await command(values, output)
  return EXIT.ok
}

const KEY_IS_THERE = '这个公钥已经在 recipients 里，没有改动。请先用 new 生成一对新的。'

const COMMANDS = { new: newKey, list, add, remove, rotate }

async function newKey({ out }: Options, output: Output): Promise<void> {
  if (out === undefined) throw new CannotRun('请写 --out，私钥写进哪个文件；私钥不在屏幕上显示。')
  if (await mayBeCommitted(out)) {
    throw new CannotRun(`${out} 在 git 仓库里，私钥可能被提交。请写到仓库以外，例如 U 盘或个人目录。`)
  }
  const { file, recipient } = await newIdentity(new Date().toISOString())
  await writeSecret(out, file)
  output.write(`${recipient}\n`)
  output.complain(
    '上面是公钥，可以发给别人。私钥已写进文件，只有本人能读：请另存一份离线备份，丢了它，只加密给它的内容谁也打不开。\n',
  )
}

async function list({ root }: Options, output: Output): Promise<void> {
  output.write(await keysReport(await readPrivateFiles(root)))
}

async function add({ label, key, district, root }: Options, output: Output): Promise<void> {
  const given = { label: required(label, '--label'), key: await recipient(key), district }
  const { site, districts } = await readPrivateFiles(root)
  if (district !== undefined && !districts.some(({ slug }) => slug === district)) {
    throw new CannotRun(`没有“${district}”这个区。可选：${districts.map(({ slug }) => slug).join('、')}。`)
  }
  if (site.recipients.some((known) => known.label === given.label)) {
    throw new CannotRun(`已经有叫“${given.label}”的收件人。换公钥请用 rotate，另加一个请用别的名称。`)
  }
  if (site.recipients.some((known) => known.key === given.key)) throw new CannotRun(KEY_IS_THERE)
  await change(root, (text) => withRecipient(text, given))
  output.complain(
    `已增加“${given.label}”。已经加密的内容他还打不开，请运行 npm run seal -- --identity 密钥文件。\n`,
  )
}

async function remove({ label, root }: Options, output: Output): Promise<void> {
  const { site } = await readPrivateFiles(root)
  const index = indexOf(site.recipients, required(label, '--label'))
  const left = bureauRecipients(site.recipients.toSpliced(index, 1))
  if (site.privatePart === 'sealed' && left.length === 0) {
    throw new CannotRun('这是最后一个市级公钥，去掉以后市级什么也打不开，没有改动。换公钥请用 rotate。')
  }
  await change(root, (text) => withoutRecipient(text, index))
  output.complain(
    `已去掉“${label}”。已经加密的内容他仍然打得开，请运行 npm run seal -- --identity 密钥文件；旧文件和 git 历史里的，收不回来。\n`,
  )
}

async function rotate({ label, key, root }: Options, output: Output): Promise<void> {
  const { site } = await readPrivateFiles(root)
  const index = indexOf(site.recipients, required(label, '--label'))
  const fresh = await recipient(key)
  if (site.recipients.some((known) => known.key === fresh)) throw new CannotRun(KEY_IS_THERE)
  await change(root, (text) => withOtherKey(text, index, fresh))
  output.complain(
    `已换“${label}”的公钥。旧密钥先不要销毁：请运行 npm run seal -- --identity 旧密钥文件，再用新密钥核对。\n`,
  )
}

function required(value: string | undefined, name: string): string {
  const given = value?.trim()
  if (!given) throw new CannotRun(`请写 ${name}。用法见 npm run keys -- --help。`)
  return given
}

async function recipient(key: string | undefined): Promise<string> {
  const given = required(key, '--key')
  const fault = await recipientFault(given)
  if (fault === 'secret-recipient') {
    throw new CannotRun('这是私钥，不是公钥。命令行的历史里已经有它，请当作已经泄露，重新生成一对。')
  }
  if (fault) throw new CannotRun('这个公钥写得不对：以 age1 开头，要完整复制，不能多字或少字。')
  return given
}

function indexOf(recipients: readonly { label: string }[], label: string): number {
  const found = recipients.flatMap((known, index) => (known.label === label ? [index] : []))
  if (found.length === 1) return found[0]!
  const labels = recipients.map((known) => known.label).join('、')
  const problem = found.length === 0 ? '没有叫' : '不止一个叫'
  throw new CannotRun(`${problem}“${label}”的收件人${labels && `；现有：${labels}`}。`)
}

/** Writes the new settings, if they have no error. */
async function change(root: string, edit: (text: string) => string): Promise<void> {
  const path = join(root, SITE)
  const changed = edit(await readFile(path, 'utf8'))
  const read = readContentFile(SITE, new TextEncoder().encode(changed))
  if (read?.value === undefined)
    throw new CannotRun(`改动以后 ${SITE} 会有错误，没有改动。请核对名称和公钥。`)
  await writeWhole(path, changed)
}

await runAsScript(import.meta.url, main)
