import type { HostFile } from "../kinds";

const MAIN = "/etc/ssh/sshd_config";
const FOLDER = "/etc/ssh";
/** What Debian's and Ubuntu's own main file begins with; the settings after it are the image's affair. */
const STOCK = "Include /etc/ssh/sshd_config.d/*.conf";

/** Keywords that may be said several times, all of which count. sshd_config(5) */
const ADDING = new Set([
  "acceptenv",
  "allowgroups",
  "allowusers",
  "denygroups",
  "denyusers",
  "hostcertificate",
  "hostkey",
  "listenaddress",
  "port",
]);

/** Older names of the same settings. */
const ALIASES: Readonly<Record<string, string>> = {
  challengeresponseauthentication: "kbdinteractiveauthentication",
  skeyauthentication: "kbdinteractiveauthentication",
  dsaauthentication: "pubkeyauthentication",
  pubkeyacceptedkeytypes: "pubkeyacceptedalgorithms",
  hostbasedacceptedkeytypes: "hostbasedacceptedalgorithms",
  keepalive: "tcpkeepalive",
};

interface Setting {
  readonly keyword: string;
  readonly value: string;
  /** The criteria of the Match block that it stands in; undefined outside, and under `Match all`. */
  readonly match: string | undefined;
  readonly inBlock: boolean;
}

/**
 * The settings of sshd: of the main file, whether the user data writes it or the image has it, and of what it includes. The
 * first value holds, but that of a Match block goes before one outside: sshd_config(5).
 *
 * `passwords` is what cloud-init's `ssh_pwauth` adds in a file of its own.
 */
export function sshdSettings(
  files: readonly HostFile[],
  passwords: "yes" | "no" | undefined,
): Readonly<Record<string, string>> {
  const all = new Map(files.map((file) => [file.path, file.content]));
  const cloudInit = `${FOLDER}/sshd_config.d/50-cloud-init.conf`;
  if (passwords) all.set(cloudInit, `PasswordAuthentication ${passwords}\n${all.get(cloudInit) ?? ""}`);
  const settings = settingsIn(all, all.get(MAIN) ?? STOCK, undefined, false, new Set([MAIN]));
  const keywords = [...new Set(settings.map((setting) => setting.keyword))].sort();
  return Object.fromEntries(
    keywords.map((keyword) => [
      keyword,
      winning(
        keyword,
        settings.filter((one) => one.keyword === keyword),
      ),
    ]),
  );
}

function settingsIn(
  files: ReadonlyMap<string, string>,
  text: string,
  outerMatch: string | undefined,
  outerBlock: boolean,
  reading: ReadonlySet<string>,
): readonly Setting[] {
  let match = outerMatch;
  let inBlock = outerBlock;
  return text.split(/\r?\n/).flatMap((line): readonly Setting[] => {
    const [keyword, value] = wordsOf(line);
    if (keyword === undefined) return [];
    if (keyword === "match") {
      inBlock = true;
      match = conditions(outerMatch, value);
      return [];
    }
    if (keyword !== "include") return [{ keyword, value, match, inBlock }];
    // A Match block of an included file ends with the file.
    return included(files, value)
      .filter((path) => !reading.has(path))
      .flatMap((path) => settingsIn(files, files.get(path) ?? "", match, inBlock, new Set([...reading, path])));
  });
}

function conditions(outer: string | undefined, criteria: string): string | undefined {
  const inner = /^all$/i.test(criteria) ? undefined : criteria;
  return outer !== undefined && inner !== undefined ? `${outer} and ${inner}` : (inner ?? outer);
}

function included(files: ReadonlyMap<string, string>, patterns: string): readonly string[] {
  return patterns.split(/\s+/).flatMap((pattern) => {
    const full = pattern.startsWith("/") ? pattern : `${FOLDER}/${pattern}`;
    return [...files.keys()].filter((path) => matchesGlob(full, path)).sort();
  });
}

function matchesGlob(pattern: string, path: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replaceAll("*", "[^/]*")
    .replaceAll("?", "[^/]")
    .replaceAll("[!", "[^");
  try {
    return new RegExp(`^${expression}$`).test(path);
  } catch {
    return false;
  }
}

// `Keyword value`, `Keyword=value`, values in quotes, comments in lines of their own and after a value.
function wordsOf(line: string): readonly [keyword: string | undefined, value: string] {
  const found = /^\s*([A-Za-z0-9]+)(?:\s*=\s*|\s+)(.*?)\s*$/.exec(line.replace(/(^|\s)#.*$/, ""));
  if (!found) return [undefined, ""];
  const keyword = found[1]!.toLowerCase();
  const words = (found[2] ?? "").match(/"[^"]*"|\S+/g) ?? [];
  return [ALIASES[keyword] ?? keyword, words.map((word) => word.replace(/^"(.*)"$/, "$1")).join(" ")];
}

function winning(keyword: string, settings: readonly Setting[]): string {
  // What stands in a block that matches everybody goes before what stands outside of blocks.
  const forAll = settings.filter((one) => one.match === undefined);
  const overriding = forAll.filter((one) => one.inBlock);
  const general = valueOf(keyword, overriding.length > 0 && !ADDING.has(keyword) ? overriding : forAll);
  const exceptions = settings.filter((one) => one.match !== undefined && one.value !== general);
  const texts = [...new Set(exceptions.map((one) => `${one.value} for ${one.match}`))];
  if (texts.length === 0) return general ?? "";
  return general === undefined ? `only ${texts.join(", ")}` : `${general}, but ${texts.join(", ")}`;
}

function valueOf(keyword: string, settings: readonly Setting[]): string | undefined {
  const values = settings.map((one) => one.value);
  return ADDING.has(keyword) && values.length > 0 ? [...new Set(values)].join(" ") : values[0];
}
