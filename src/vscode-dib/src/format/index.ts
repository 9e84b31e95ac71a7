export { FormatError } from "./formatError";
export { KindNames, knownKinds, type Kind } from "./kinds";
export { parseMetadata, type Metadata } from "./metadata";
export { namesFor, readDib, trimLines, type DibCell, type DibNotebook } from "./reader";
export { writeDib } from "./writer";
