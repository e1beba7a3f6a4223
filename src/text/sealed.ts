import { decryptionFaults } from './decryption-faults.ts'

/** Wording of sealing and opening: why it failed, and what to do. Never with a value in it. */

const ASK_BUREAU = '请联系市级管理员核对网站设置（site.yaml）里的 recipients。'

export const sealFaults = {
  'no-recipients': {
    problem: '没有可用的公钥，无法加密非公开部分。',
    repair: `加密要用市级和本区的公钥。${ASK_BUREAU}`,
  },
  'bad-recipient': {
    problem: '有一个公钥写得不对，没有加密。',
    repair: `公钥以 age1 开头，要完整复制，不能多字或少字。${ASK_BUREAU}`,
  },
  'secret-recipient': {
    problem: '公钥的位置写了私钥（AGE-SECRET-KEY 开头），没有加密。',
    repair:
      '看得到网站设置的人都看得到这个私钥，请当作已经泄露：立即停用，重新生成一对，只把公钥写进网站设置。',
  },
  'nothing-to-seal': {
    problem: '没有可以加密的非公开部分（private）。',
    repair: '已经加密过的（有 sealed）不用再加密；没有填的，请先填写。',
  },
  unwritable: {
    problem: '非公开部分里有看不见的特殊字符，加密后会读不出来，所以没有加密。',
    repair: '多半是从网页或聊天记录复制来的。请先按检查提示删去，或手工重新输入那一处，再加密。',
  },
  remarks: {
    problem: '非公开部分里有手写的注释（# 后面的文字），加密会丢掉它们，所以没有加密。',
    repair: '请把要留的话写进对应的栏目，其余的注释删去，再加密。',
  },
  'not-an-entry': {
    problem: '内容不完整：应当只有公开部分（public）和非公开部分（private 或 sealed，只能有一个）。',
    repair: '请看是否漏了一部分，是否多了别的项目，或名称写错了。',
  },
  'bad-path': {
    problem: '文件名或所在文件夹不对，不能加密或打开。',
    repair:
      '加密内容和文件位置绑在一起。请先把文件放到正确的位置，例如 content/cycles/〈年度〉/demands/〈区目录〉/ 下面。',
  },
  'too-large': {
    problem: '加密后的内容太长，超过了上限。',
    repair: '请压缩非公开部分的文字（如意向单位、支持措施），长的说明另行报送。',
  },
  'no-crypto': {
    problem: '这个网页不是用 https 打开的，浏览器不允许加密和解密。',
    repair: '请用 https 开头的网址重新打开，并使用较新的浏览器。',
  },
  'bad-key': {
    problem: '读不出密钥。',
    repair:
      '请选择密钥文件，或完整粘贴 AGE-SECRET-KEY 开头的一行。以 age1 开头的是公钥，只能加密，不能打开；密钥文件不完整的，请用备份。',
  },
  'passphrase-needed': {
    problem: '这个密钥文件设有口令。',
    repair: '请同时输入口令。',
  },
  'wrong-passphrase': {
    problem: '口令不对，打不开密钥文件。',
    repair: '请重新输入，注意大小写、全角半角和前后的空格。',
  },
  'costly-key': {
    problem: '密钥文件的口令保护强度设得过高，网页上打不开。',
    repair: '请用 age -d 解开密钥文件，再用 age -p 重新设口令。',
  },
  'not-sealed': {
    problem: '这份内容没有加密的部分（sealed）。',
    repair: '没有加密的不用打开，直接查看即可。',
  },
  ...decryptionFaults,
} as const
