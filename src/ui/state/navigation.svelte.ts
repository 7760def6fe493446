/** Where the user is: one page of a fixed list, kept in the hash so that back, reload and bookmarks work. No data in the address. */

export const PAGES = ['start', 'data', 'scenarios', 'results', 'optimise', 'report', 'workshop', 'computer'] as const;
export type Page = (typeof PAGES)[number];

export interface Place {
  readonly page: Page;
  /** The tab inside the page, e.g. 'teams' on the data page; '' = its first. */
  readonly tab: string;
}

/** @example readPlace('#/data/teams') // { page: 'data', tab: 'teams' } */
export function readPlace(hash: string): Place {
  const [page = '', tab = ''] = hash.replace(/^#\/?/, '').split('/');
  const known = PAGES.find((candidate) => candidate === page);
  return known ? { page: known, tab: tab.replace(/[^a-z0-9-]/gi, '') } : { page: 'start', tab: '' };
}

class Navigation {
  #place = $state<Place>(readPlace(globalThis.location?.hash ?? ''));

  constructor() {
    globalThis.addEventListener?.('hashchange', () => {
      this.#place = readPlace(location.hash);
    });
  }

  get page(): Page {
    return this.#place.page;
  }

  get tab(): string {
    return this.#place.tab;
  }

  go(page: Page, tab = ''): void {
    location.hash = tab ? `#/${page}/${tab}` : `#/${page}`;
  }
}

export const navigation = new Navigation();
