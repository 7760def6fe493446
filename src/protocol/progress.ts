/** Progress of a long computation. */
export interface Progress {
  /** 0..1 */
  readonly share: number;
  /** Estimated seconds left; null while unknown. */
  readonly secondsLeft: number | null;
  /** What it is doing: key into the job texts. */
  readonly phase: 'preparing' | 'simulating' | 'solving' | 'checking' | 'finishing';
}
