import { decryptionFaults } from '../decryption-faults.ts'
import { localised } from '../locality.ts'
import { type RuleEntry, shorten, type Words } from './wording.ts'

/** Private parts and the keys they are sealed for. */

export const words = {
  'private-part-unsealed': {
    title: '非公开部分没有加密',
    problem: ({ earlier, remark }) =>
      remark
        ? '“#”后面的批注不加密，里面有电话、证件号码或邮箱，看得到仓库的人都看得到，应视为已经泄露。'
        : earlier
          ? '本仓库要求加密非公开部分，这次提交的早先版本里是明文；后来删改了，历史里还在，应视为已经泄露。'
          : '本仓库要求加密非公开部分，这里是明文。如已推送到公开仓库，应视为已经泄露。',
    repair: () =>
      '请立即关闭本次提交并删除分支，联系管理员清除历史并通知企业；然后用填报页面重新生成加密的文件。',
  },
  'plain-on-open-host': {
    title: '明文存放在公开或境外的平台',
    problem: ({ host }) =>
      `非公开部分设为明文存放（plain），但仓库平台 ${shorten(host)} 谁都可以注册，或者设在境外。`,
    repair: () =>
      '请把仓库搬到设在境内、不公开的平台，或者把 privatePart 改成 sealed，写好公钥，再运行 npm run seal；已推送过真实明文的，按泄露处理，见 SECURITY.md。',
  },
  'sealed-not-checked': {
    title: '加密部分未核对',
    problem: () => '非公开部分已加密，这里没有密钥，涉及它的要求没有核对。',
    repair: () => '不用处理；持有密钥的经办页面和市级主分支会核对。',
  },
  'sealed-not-opened': {
    title: '加密部分打不开',
    problem: ({ fault }) => decryptionFaults[fault].problem,
    repair: ({ fault }) => decryptionFaults[fault].repair,
  },
  recipient: {
    title: '加密用的公钥不对',
    problem: ({ fault }) =>
      ({
        'bad-recipient': '这不是有效的公钥，用它什么也加密不了。',
        'secret-recipient': '公钥的位置写了私钥（AGE-SECRET-KEY 开头）。看得到这个文件的人都看得到它。',
        'unknown-district': '这个公钥的 district 不是名单里的区（开发区），没有一份内容会加密给它。',
        'blank-district': '这个公钥的 district 空着，会当作市级的：它的持有人打得开各区的非公开部分。',
        'no-bureau': '本站要求加密非公开部分，但没有市级的公钥（不写 district 的），市级打不开各区的内容。',
      })[fault],
    repair: ({ fault }, { locality }) =>
      ({
        'bad-recipient': '公钥以 age1 开头，请向持有人重新要一份，完整复制，不要手工抄写。',
        'secret-recipient':
          '请把这个私钥当作已经泄露：立即停用，运行 npm run keys -- new 重新生成一对，这里只写公钥。',
        'unknown-district': localised(
          '请改成 districts.yaml 里的代号，例如 {district}；市级的公钥不写 district。',
          locality,
        ),
        'blank-district': localised(
          '区的公钥请写上 districts.yaml 里的代号，例如 {district}；市级的公钥请删去 district 这一行。',
          locality,
        ),
        'no-bureau':
          '请运行 npm run keys -- new 生成一对密钥，再用 npm run keys -- add 把公钥写进 recipients。',
      })[fault],
  },
} satisfies Words

export const entries = {
  'private-part-unsealed': {
    meaning: '设置为加密的仓库里，非公开部分必须先加密再提交；明文一经推送就算泄露。',
    bad: 'private:\n  enterprise: …',
    good: 'sealed: |-\n  -----BEGIN AGE ENCRYPTED FILE-----',
  },
  'plain-on-open-host': {
    meaning: '电话、姓名等非公开信息要存放在境内；明文只能放在设在境内、不公开的仓库，其他地方一律加密。',
    bad: 'privatePart: plain\nforge:\n  api: https://api.github.com',
    good: 'privatePart: sealed\nforge:\n  api: https://api.github.com',
  },
  'sealed-not-checked': {
    meaning: '加密的部分要有密钥才能核对，这里只说明哪些没有核对。',
    bad: 'sealed: |-\n  -----BEGIN AGE ENCRYPTED FILE-----',
    good: 'private:\n  enterprise: …（不公开的仓库）',
  },
  'sealed-not-opened': {
    meaning:
      '用密钥核对时，这个密钥应当打得开的内容都要打得开：没有损坏，没有换过位置，公开部分和加密时一样。',
    bad: '（加密以后又改了公开部分）',
    good: '（改完公开部分，重新加密）',
  },
  recipient: {
    meaning: '非公开部分按 site.yaml 里的公钥加密。公钥写错一个字，或没有市级的公钥，以后就打不开。',
    bad: 'recipients: []',
    good: 'recipients:\n  - label: 市级\n    key: age1…',
  },
} satisfies Record<keyof typeof words, RuleEntry>
