import type { ComponentChildren } from "preact";

/** A name and a value of a list of facts (`dl.facts-list`). */
export function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A number in such a list, readable at a glance. */
export function Figure({ name, value, unit = "" }: FigureProps) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd>
        {value.toLocaleString("en", { maximumFractionDigits: 6 })}
        {unit}
      </dd>
    </div>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
}
