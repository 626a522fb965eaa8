/** The models of src/text/linear-model.ts. wrangler and workerd load the file as a Data module. */
declare const file: ArrayBuffer;
export default file;
