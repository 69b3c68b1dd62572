#!/usr/bin/env node
"use strict";
const path = require("node:path");
const { ensureFresh } = require("../scripts/build.cjs");

require(path.join(ensureFresh(), "cli", "main.js"));
