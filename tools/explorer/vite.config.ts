// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vite";
import { copyFileSync } from "node:fs";

// One classic script and one style, of stable names: the program embeds them, and `export --format html` writes them into one file,
// where a browser lets no module be loaded.
export default defineConfig({
  logLevel: "warn",
  build: {
    target: "es2020",
    cssCodeSplit: false,
    lib: { entry: "src/main.ts", formats: ["iife"], name: "govgraph", fileName: () => "explorer.js", cssFileName: "explorer" },
  },
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [{ name: "page", closeBundle: () => copyFileSync("index.html", "dist/index.html") }],
});
