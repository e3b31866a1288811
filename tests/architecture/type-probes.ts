import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../..');

/** Compiles files that exist only here, beside the real ones. Returns the errors by file; a file that compiles has none. */
export function compile(virtual: Record<string, string>): Map<string, string[]> {
  const files = new Map(Object.entries(virtual).map(([path, text]) => [posix(join(ROOT, path)), text]));
  const options = { ...readOptions(), types: ['node', 'miniprogram-api-typings'], noUnusedLocals: false };
  const ambient = ['typings/miniprogram/environment.d.ts'].map((path) => join(ROOT, path));
  const program = ts.createProgram([...files.keys(), ...ambient], options, hostWith(files, options));
  const errors = [...files.keys()].map((path): [string, string[]] => {
    const source = program.getSourceFile(path);
    return [posix(path).slice(posix(ROOT).length + 1), program.getSemanticDiagnostics(source).map(toText)];
  });
  return new Map(errors);
}

/** The text of a real file with one line gone; fails when it does not hold exactly one such line. */
export function without(path: string, line: RegExp): string {
  const lines = readFileSync(join(ROOT, path), 'utf8').split('\n');
  const kept = lines.filter((one) => !line.test(one));
  if (kept.length !== lines.length - 1) throw new Error(`${path} has not exactly one line like ${String(line)}`);
  return kept.join('\n');
}

function readOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options;
}

function hostWith(files: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (path) => files.has(posix(path)) || host.fileExists(path),
    readFile: (path) => files.get(posix(path)) ?? host.readFile(path),
    getSourceFile: (path, version, onError) => {
      const text = files.get(posix(path));
      return text === undefined ? host.getSourceFile(path, version, onError) : ts.createSourceFile(path, text, version);
    },
  };
}

function toText({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, ' ');
}

function posix(path: string): string {
  return path.replaceAll('\\', '/');
}
