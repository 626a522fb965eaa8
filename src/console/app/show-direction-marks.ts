import { type ComponentChildren, options, type VNode } from "preact";
import { withDirectionMarksShown } from "./with-direction-marks-shown.ts";

/** Makes Preact show the direction marks of every text of a page. The values of fields stay as they were stored. */
export function showDirectionMarks(): void {
  options.vnode = (vnode: VNode) => {
    if (typeof vnode.type === "string") {
      const props = vnode.props as { children?: ComponentChildren; title?: unknown };
      if (props.children !== undefined) props.children = shown(props.children);
      if (typeof props.title === "string") props.title = withDirectionMarksShown(props.title);
    }
  };
}

function shown(children: ComponentChildren): ComponentChildren {
  if (typeof children === "string") return withDirectionMarksShown(children);
  return Array.isArray(children) ? children.map(shown) : children;
}
