/**
 * A key file with its comments is below 4 KiB, a protected one as well; an identity that fits this
 * many characters (or bytes) is not there by mistake.
 */
export const MAX_KEY_FILE = 64 * 1024

/**
 * Keys in one file. Each is tried on each stanza of an entry's header, which the limit of the armor
 * keeps below 500: measured, the worst entry then costs three seconds, the usual one a millisecond.
 */
export const MAX_IDENTITIES = 20

/**
 * Base-2 logarithm of the scrypt work factor: what `age -p` writes. 18 costs about two seconds and
 * 256 MB in a browser, and each step doubles both.
 */
export const MAX_WORK_FACTOR = 18
