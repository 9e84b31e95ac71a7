// Packs the extension with the engine that is built beside it: machine code for the platform of this build, and for no other.
import { createVSIX } from "@vscode/vsce";
import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, rm } from "node:fs/promises";

const platform = existsSync("/etc/alpine-release") ? "alpine" : process.platform;
const forDevelopers = /\.(pdb|xml)$/;

await rm("engine", { recursive: true, force: true });
await cp("../../artifacts/bin/Dib.Cli/release", "engine", { recursive: true, filter: (file) => !forDevelopers.test(file) });
await copyFile("../Dib.Cli/THIRD-PARTY-NOTICES.txt", "engine/THIRD-PARTY-NOTICES.txt");
await copyFile("../../LICENSE", "LICENSE");
await mkdir("../../artifacts/vscode", { recursive: true });
await createVSIX({
  packagePath: "../../artifacts/vscode/dib.vsix",
  target: `${platform}-${process.arch}`,
  dependencies: false,
  allowMissingRepository: true,
});
