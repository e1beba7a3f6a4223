import { aliasFrom, type RandomBytes } from '../../domain/alias.ts'

/** Six random characters: the file's name of an entry that hides its enterprise. */
export const newAlias = (random: RandomBytes = (bytes) => crypto.getRandomValues(bytes)): string =>
  aliasFrom(random)
