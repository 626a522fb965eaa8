import file from "./table.bin";

/** The table that ships. wrangler and workerd load it as a Data module. */
export const tableFile: ArrayBuffer = file;
