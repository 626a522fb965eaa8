import file from "./table.bin";

/** The table that ships, as wrangler and workerd hand over a Data module. */
export const tableFile: ArrayBuffer = file;
