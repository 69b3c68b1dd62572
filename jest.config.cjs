"use strict";

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  transform: { "\\.ts$": "<rootDir>/tests/support/esbuild-transform.cjs" },
  // They have a command of their own: npm run test:engine.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/tests/engine/"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  testTimeout: 60_000,
};
