/** The model of judge-change.ts. wrangler and workerd load the file as a Data module. */
declare const file: ArrayBuffer;
export default file;
