// Bundles the page's script into ../static: node build.mjs FOLDER, where FOLDER holds the node_modules that the lock file asks for.
// What comes out is a function of these sources and the lock alone: it is committed, and a test holds it to a rebuild.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [from, to = join(here, "..", "static")] = process.argv.slice(2).map((each) => resolve(each));
const packages = join(from, "node_modules");
const esbuild = createRequire(join(from, "package.json"))("esbuild");

const options = { bundle: true, minify: true, format: "iife", target: "es2022", charset: "utf8", legalComments: "none", metafile: true };
const out = { nodePaths: [packages], outdir: to, write: true, logLevel: "warning", absWorkingDir: here };
const { metafile } = await esbuild.build({ ...options, ...out, entryPoints: { desk: "main.js", theme: "theme.js" } });

// Borders and land only, without what is computed from them.
const world = JSON.parse(readFileSync(join(packages, "world-atlas", "countries-110m.json"), "utf8"));
writeFileSync(join(to, "world.json"), JSON.stringify(world) + "\n");

const bundled = new Set(["world-atlas"]);
for (const input of Object.keys(metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) bundled.add(found[1]);
}
const licences = [...bundled].sort().map((name) => {
  const about = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
  const words = readFileSync(join(packages, name, "LICENSE"), "utf8").trim();
  return `${name} ${about.version} (${about.license})\n\n${words}\n`;
});
const head = "What desk.js and world.json are made of, beside this project's own code, and under which terms.\n";
writeFileSync(join(to, "LICENSES.txt"), [head, ...licences].join(`\n${"-".repeat(80)}\n\n`));
