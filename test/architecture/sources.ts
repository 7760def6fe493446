/** The project's sources as the architecture tests see them: files, their imports and what they name. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import ts from 'typescript';

export const ROOT = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** Path from the project's root, with slashes. */
  readonly path: string;
  readonly lines: number;
  /** Files of the project it imports (types included), as paths from the root. */
  readonly imports: readonly string[];
  /** Packages it imports. */
  readonly packages: readonly string[];
  /** Globals used as `Name` or `Name.member`; `**` where the operator is used; `Math` taken whole (under another name, or by `Math[…]`) as `Math.*`. */
  readonly globals: ReadonlySet<string>;
  /** Named functions with their length in lines. */
  readonly functions: readonly { readonly name: string; readonly lines: number }[];
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesUnder(path);
    return /\.(ts|svelte)$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });
}

/** The script blocks of a component, at their lines; anything else is blanked. */
function scriptOf(text: string): string {
  const blocks = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)];
  return blocks.map((block) => block[1]).join('\n');
}

function parse(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const code = path.endsWith('.svelte') ? scriptOf(text) : text;
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.ES2023, true);
  const imports: string[] = [];
  const packages: string[] = [];
  const globals = new Set<string>();
  const functions: { name: string; lines: number }[] = [];
  const addImport = (specifier: string): void => {
    if (!specifier.startsWith('.')) packages.push(specifier);
    else imports.push(posix.normalize(posix.join(dirname(relative(ROOT, path)).replaceAll('\\', '/'), specifier.replace(/\?.*$/, ''))));
  };
  const lengthOf = (node: ts.Node): number =>
    source.getLineAndCharacterOfPosition(node.getEnd()).line - source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      addImport(node.moduleSpecifier.text);
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) globals.add(`${node.expression.text}.${node.name.text}`);
    if (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) globals.add(node.text);
    if (ts.isIdentifier(node) && node.text === 'Math' && !(ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node))
      globals.add('Math.*');
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) globals.add('**');
    if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.name && node.body)
      functions.push({ name: node.name.getText(source), lines: lengthOf(node) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { path: relative(ROOT, path).replaceAll('\\', '/'), lines: text.split('\n').length, imports, packages, globals, functions };
}

let cache: readonly SourceFile[] | null = null;

/** Every source of src/ and workers/. */
export function sources(): readonly SourceFile[] {
  cache ??= ['src', 'workers'].flatMap((folder) => filesUnder(join(ROOT, folder))).map(parse);
  return cache;
}
