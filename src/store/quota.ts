/** Whether an error means that there is no room: browsers and Dexie wrap it in other errors, at different depths. */
const NAMES = ['QuotaExceededError', 'NS_ERROR_FILE_NO_DEVICE_SPACE', 'NS_ERROR_DOM_QUOTA_REACHED'];
const DEPTH = 5;

export function isQuotaError(error: unknown, depth = DEPTH): boolean {
  if (typeof error !== 'object' || error === null || depth === 0) return false;
  const { name, inner, cause, failures } = error as { name?: unknown; inner?: unknown; cause?: unknown; failures?: unknown };
  if (typeof name === 'string' && NAMES.includes(name)) return true;
  const several = Array.isArray(failures) ? failures : [];
  return [inner, cause, ...several].some((each) => isQuotaError(each, depth - 1));
}
