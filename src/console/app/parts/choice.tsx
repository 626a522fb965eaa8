interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly value: T;
  readonly of: readonly T[];
  readonly onChange: (value: T) => void;
}

/** A filter with a few values. The empty one lets all pass. */
export function Choice<T extends string>({ name, value, of, onChange }: ChoiceProps<T>) {
  return (
    <label>
      {name}{" "}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {of.map((one) => (
          <option key={one} value={one}>
            {one === "" ? "all" : one}
          </option>
        ))}
      </select>
    </label>
  );
}
