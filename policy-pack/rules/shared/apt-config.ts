import { known, type Source } from "../../facts/datum";
import type { HostConfig } from "../../facts/kinds";
import { test } from "../../logic/comparators";
import type { Outcome } from "../../logic/outcome";

const FOLDER = "/etc/apt/apt.conf.d/";

/** A setting of apt must pass. Files are read in the order of their names, and the last value holds: apt.conf(5). */
export function aptSetting(
  { files }: HostConfig,
  source: Source,
  name: string,
  wanted: string,
  passes: (value: string) => boolean,
): Outcome {
  const text = files
    .filter(({ path }) => path.startsWith(FOLDER))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ content }) => content)
    .join("\n");
  const value = settingsIn(text).get(name.toLowerCase()) ?? "";
  return test(known(value, { ...source, path: `${source.path}.apt.${name}` }), wanted, passes);
}

/** Settings by their lower-case names; the items of a list are joined by lines. */
function settingsIn(text: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  const scopes: string[] = [];
  const tokens = uncommented(text).match(/#clear|"[^"]*"|[{};]|[^\s"{};]+/g) ?? [];
  let words: string[] = [];
  const full = (name: string) => [...scopes, name].filter(Boolean).join("::").toLowerCase();
  for (const token of tokens) {
    if (token === "{") scopes.push(words.join(" "));
    if (token === "}") scopes.pop();
    if (token === ";") take(settings, words, full);
    words = /^[{};]$/.test(token) ? [] : [...words, token];
  }
  return settings;
}

function take(settings: Map<string, string>, words: readonly string[], full: (name: string) => string): void {
  const [name, value] = words;
  if (name === "#clear") {
    for (const key of settings.keys()) if (key.startsWith(full(value ?? ""))) settings.delete(key);
  } else if (name?.startsWith('"')) {
    settings.set(full(""), `${settings.get(full("")) ?? ""}${unquoted(name)}\n`);
  } else if (name !== undefined && value !== undefined) {
    settings.set(full(name), unquoted(value));
  }
}

function unquoted(word: string): string {
  return word.replace(/^"(.*)"$/s, "$1");
}

function uncommented(text: string): string {
  return text.replace(/"[^"]*"|\/\*[^]*?\*\/|\/\/.*|^\s*#(?!clear).*/gm, (found) =>
    found.startsWith('"') ? found : "",
  );
}
