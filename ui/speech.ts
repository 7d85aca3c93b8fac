import { createContext } from 'svelte'
import type { UiWords } from './ui-words.ts'
import type { Voice } from './voice.ts'

/** What components speak with: the voice of the page's language and their own few words. */
export type Speech = Voice & { readonly ui: UiWords }

/** `provideSpeech` once in the root layout; `useSpeech` while any component starts. */
export const [useSpeech, provideSpeech] = createContext<Speech>()
