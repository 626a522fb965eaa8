/** The names of an object's methods. Its type makes sure that none is missing. */
export type MethodNames<T> = {
  readonly [
    K in keyof T as [T[K]] extends [never] ? never : T[K] extends (...args: never[]) => unknown ? K : never
  ]: true;
};
