/** Why a sealed part could not be decrypted, and the repair: all that a finding may say of it. */

const SEAL_AGAIN = '请用明文在填报页面或区级工作台重新加密，再提交。'

export const decryptionFaults = {
  damaged: {
    problem: '加密内容已损坏，打不开。',
    repair: `多半是复制时缺了字，或被手工改过。请找回原来的文件；找不回的，${SEAL_AGAIN}`,
  },
  'wrong-key': {
    problem: '这个密钥打不开这份内容。',
    repair: `请看密钥是不是本区（或市级）的、是不是现在用的那一个。密钥没有错的，可能是加密内容被改过，${SEAL_AGAIN}`,
  },
  'wrong-content': {
    problem: '解密成功，但里面不是本系统的非公开部分。',
    repair: SEAL_AGAIN,
  },
  moved: {
    problem: '加密内容是为另一个文件做的，可能是文件改了名、换了位置，或从别处复制来的。',
    repair: `请把文件放回原来的位置；确实要换位置的，${SEAL_AGAIN}`,
  },
  'public-changed': {
    problem: '加密以后公开部分又改过，和加密时的不一致。',
    repair: `请和企业核对公开部分。改错了的，请改回来；确实要改的，${SEAL_AGAIN}`,
  },
} as const
