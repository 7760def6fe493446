/** Light, dark or the system's: remembered on this computer. */
const KEY = 'plateau-theme';
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

function initial(): Theme {
  const stored = globalThis.localStorage?.getItem(KEY);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

class ThemeChoice {
  #theme = $state<Theme>(initial());

  get theme(): Theme {
    return this.#theme;
  }

  set theme(next: Theme) {
    this.#theme = next;
    localStorage.setItem(KEY, next);
    this.apply();
  }

  apply(): void {
    if (this.#theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.#theme;
  }
}

export const themeChoice = new ThemeChoice();
