/** A file name from a title: lower case letters, digits and hyphens. @example fileNameOf('Écarts : Open N1') // 'ecarts-open-n1' */
export function fileNameOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
}
