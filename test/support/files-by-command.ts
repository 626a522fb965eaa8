/**
 * The files of a project by the command that first runs them. What `all` names is none of `quick`'s, whatever its
 * patterns say; `long` may name some again, which go on for longer there.
 */
export interface FilesByCommand {
  /** `npm test` */
  readonly quick?: readonly string[];
  /** `npm run test:all`, besides */
  readonly all?: readonly string[];
  /** `npm run test:long`, alone */
  readonly long?: readonly string[];
  readonly exclude?: readonly string[];
}

/** Returns what a mode of vitest takes of these: `rest` is what `all` has beyond `quick`, an unknown mode has everything. */
export function filesOf(
  { quick = [], all = [], long = [], exclude = [] }: FilesByCommand,
  mode: string,
): { include: string[]; exclude: string[] } {
  const included = {
    quick,
    rest: all,
    all: [...quick, ...all],
    long,
  }[mode] ?? [...quick, ...all, ...long];
  return { include: [...included], exclude: [...exclude, ...(mode === "quick" ? all : [])] };
}
