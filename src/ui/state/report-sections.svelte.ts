/** Which parts of the report are shown and printed: chosen by its reader, remembered on this computer. The answer itself always is. */
const KEY = 'plateau-report-left-out';

/** In the order of the sheet. */
export const REPORT_SECTIONS = [
  'changes',
  'callers',
  'days',
  'trajectory',
  'answers',
  'staff',
  'pay',
  'intervals',
  'assumptions',
  'again',
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

function initial(): readonly ReportSection[] {
  const stored = globalThis.localStorage?.getItem(KEY)?.split(' ') ?? [];
  return REPORT_SECTIONS.filter((section) => stored.includes(section));
}

class ReportSections {
  #leftOut = $state.raw<readonly ReportSection[]>(initial());

  /** In the order of the sheet. */
  get leftOut(): readonly ReportSection[] {
    return this.#leftOut;
  }

  has(section: ReportSection): boolean {
    return !this.#leftOut.includes(section);
  }

  set(section: ReportSection, shown: boolean): void {
    this.#leftOut = REPORT_SECTIONS.filter((one) => (one === section ? !shown : this.#leftOut.includes(one)));
    globalThis.localStorage?.setItem(KEY, this.#leftOut.join(' '));
  }
}

export const reportSections = new ReportSections();
