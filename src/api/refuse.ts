import { ProxyError } from "../errors.ts";

/** Answers the methods that a path does not take. */
export function refuse(methods: string) {
  return (): never => {
    throw new ProxyError("method_not_allowed", `This path answers ${methods}.`, null, { allow: methods });
  };
}
