/** The two languages of the workbench. French is written first. */
export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** Any text leaf: a string, or a function of values that gives one. */
export type Texts = { readonly [key: string]: string | ((...args: never[]) => string) | Texts };

/** The same keys and signatures, with strings widened: what the other language must provide. */
export type SameTexts<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : SameTexts<T[K]>;
};

/**
 * Declares one area's texts in both languages; a missing or superfluous key is a compile error.
 * @example defineTexts({ hello: 'Bonjour' }, { hello: 'Hello' }).fr.hello // 'Bonjour'
 */
export function defineTexts<const T extends Texts>(fr: T, en: SameTexts<T>): { readonly fr: SameTexts<T>; readonly en: SameTexts<T> } {
  return { fr: fr as unknown as SameTexts<T>, en };
}

/** The text of a value that samples carry in both languages and users in one. */
export function localText(text: string | { readonly fr: string; readonly en: string }, lang: Lang): string {
  return typeof text === 'string' ? text : text[lang];
}
