import { parseArgs } from 'node:util';
import { PlainError } from './plain-error';

export interface Option {
  /** The word for what follows the option; without it the option stands alone. */
  readonly value?: string;
  readonly text: string;
  readonly short?: string;
}

type Options = Readonly<Record<string, Option>>;

/** What a command takes, and what its help says. */
export interface Command<Known extends Options = Options> {
  /** As it is typed: `npm run backup`. */
  readonly name: string;
  readonly what: string;
  readonly options: Known;
  /** Words without dashes; without this none may stand there. */
  readonly words?: { readonly name: string; readonly text: string };
  /** Said below the options. */
  readonly notes?: readonly string[];
}

export interface Given<Known extends Options> {
  readonly options: { readonly [Name in keyof Known]?: Known[Name] extends { value: string } ? string : boolean };
  readonly words: readonly string[];
}

/** Declares a command, with the types of its options. */
export function command<const Known extends Options>(declared: Command<Known>): Command<Known> {
  return declared;
}

const HELP: Option = { text: '只看这些说明', short: 'h' };

/** What was typed; null when help was asked for. @throws PlainError of one line that names what was not understood */
export function readCommandLine<Known extends Options>(
  declared: Command<Known>,
  argv: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Given<Known> | null {
  const known: Options = { ...declared.options, help: HELP };
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(Object.entries(known).map(([name, option]) => [name, toParsed(option)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  if (values['help'] === true) return null;
  refuseSwallowed(declared, environment);
  for (const token of tokens) {
    const fault =
      token.kind === 'option' ? optionFault(known, token) : token.kind === 'positional' && wordFault(declared, token);
    if (fault) throw new PlainError(`${fault}用法见 ${declared.name} -- --help`);
  }
  return { options: values as Given<Known>['options'], words: positionals };
}

/** What `--help` prints. */
export function helpOf({ name, what, options, words, notes = [] }: Command): string {
  const rows = [
    ...(words ? [[words.name, words.text] as const] : []),
    ...Object.entries({ ...options, help: HELP }).map(([option, one]) => [shownAs(option, one), one.text] as const),
  ];
  const width = Math.max(...rows.map(([left]) => left.length)) + 3;
  const first = `用法：${name} -- ${words ? `${words.name} ` : ''}[选项]`;
  return [first, what, ...rows.map(([left, text]) => `  ${left.padEnd(width)}${text}`), ...notes].join('\n');
}

const shownAs = (name: string, { value }: Option): string => (value === undefined ? `--${name}` : `--${name} ${value}`);

const toParsed = ({ value, short }: Option) => ({
  type: value === undefined ? ('boolean' as const) : ('string' as const),
  ...(short !== undefined && { short }),
});

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function optionFault(known: Options, { name, rawName, value, inlineValue }: OptionToken): string | undefined {
  const option = known[name];
  if (option === undefined)
    return `没有 ${rawName} 这个选项。可用的是 ${Object.entries(known)
      .map(([each, one]) => shownAs(each, one))
      .join('、')}。`;
  if (option.value === undefined) return value === undefined ? undefined : `${rawName} 后面不用写“${value}”。`;
  const isMissing = value === undefined || (value.startsWith('-') && inlineValue !== true);
  return isMissing ? `${rawName} 后面要写 ${option.value}。` : undefined;
}

function wordFault({ words }: Command, { value }: { readonly value: string }): string | undefined {
  return words ? undefined : `看不懂“${value}”：选项要以 -- 开头。`;
}

/** What npm itself understands, and so may stand in its own settings. */
const npmsOwn = ['help', 'only', 'version', 'yes'];

/** Options before `--` are taken by npm, which tells them to nobody but the environment. */
function refuseSwallowed({ name, options }: Command, environment: NodeJS.ProcessEnv): void {
  const taken = Object.keys(options).filter(
    (option) =>
      !npmsOwn.includes(option) && `npm_config_${option.replace(/^no-/, '').replaceAll('-', '_')}` in environment,
  );
  if (taken.length === 0) return;
  const shown = taken.map((option) => shownAs(option, options[option] ?? HELP)).join(' ');
  throw new PlainError(
    `npm 把 ${taken.map((option) => `--${option}`).join('、')} 当成了它自己的选项。请在前面加上 --：${name} -- ${shown}`,
  );
}
