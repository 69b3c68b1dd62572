import js from "@eslint/js";
import tseslint from "typescript-eslint";

// The house's import direction: each folder may import what stands to its right, never the other way.
//   stacks → components → components/model, components/host · cli → policy-pack, stacks · policy-pack → nothing of ours
const folders = ["stacks", "components", "policy-pack", "cli", "tests", "bench"];
// A later entry overrides an earlier one for the same file, so the pure folders stand after the folder that they are in.
const mayImport = {
  components: ["components"],
  "components/model": [],
  "components/host": ["components/model"],
  stacks: ["stacks", "components"],
  "policy-pack": ["policy-pack"],
  cli: ["cli", "policy-pack", "stacks"],
};

function forbids(names, message) {
  return { regex: `^\\.\\.?/(.*/)?(${names.join("|")})(/|$)`, message };
}

const direction = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          forbids(
            folders.filter((name) => ![folder.split("/")[0], ...allowed].includes(name)),
            `${folder} may import only ${allowed.join(", ") || "itself"} (docs/architecture.md)`,
          ),
          ...(folder === "components/model" || folder === "components/host"
            ? [
                forbids(
                  ["aws", "azure", ...(folder === "components/model" ? ["host"] : [])],
                  `${folder} is pure: it imports no cloud component`,
                ),
                { regex: "^@pulumi/", message: `${folder} is pure: it imports no Pulumi` },
              ]
            : []),
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["dist/", "node_modules/"] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ["**/*.ts"] })),
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // A component is its constructor's effect: the instance is often not needed.
      "no-new": "off",
    },
  },
  {
    files: ["**/*.cjs", "**/*.mjs"],
    languageOptions: {
      globals: {
        require: "readonly",
        module: "writable",
        process: "readonly",
        __dirname: "readonly",
        __filename: "readonly",
        console: "readonly",
      },
    },
  },
  ...direction,
);
