/** The language of the page: French unless the browser speaks another; remembered on this computer only. */
import { LANGS, type Lang, type SameTexts } from '../../i18n/lang.ts';

const KEY = 'plateau-language';

function initial(): Lang {
  const stored = globalThis.localStorage?.getItem(KEY);
  if (stored === 'fr' || stored === 'en') return stored;
  return globalThis.navigator?.language?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

class Language {
  #lang = $state<Lang>(initial());

  get lang(): Lang {
    return this.#lang;
  }

  set lang(next: Lang) {
    this.#lang = next;
    globalThis.localStorage?.setItem(KEY, next);
    document.documentElement.lang = next;
  }

  toggle(): void {
    this.lang = LANGS[(LANGS.indexOf(this.#lang) + 1) % LANGS.length];
  }
}

export const language = new Language();

/** The texts of an area in the present language; reactive where it is called in a template or a `$derived`. */
export function say<T>(texts: { readonly fr: SameTexts<T>; readonly en: SameTexts<T> }): SameTexts<T> {
  return texts[language.lang];
}
