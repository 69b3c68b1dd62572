import type { HostConfig } from "../kinds";
import { asList, isMembers, type Members } from "./cloud-config";

type Login = HostConfig["users"][number];

/** The people and accounts that a cloud-config makes, with what else in it gives them keys or passwords. */
export function loginsOf(config: Members): readonly Login[] {
  const passwords = withPasswords(config.chpasswd);
  const listed = userEntries(config.users).map((entry) => loginOf(entry, config));
  const known = new Set(listed.map((login) => login.name));
  const others = passwords.filter((name) => !known.has(name)).map((name) => ({ name, keys: [], hasPassword: true }));
  return [
    ...listed.map((login) => ({ ...login, hasPassword: login.hasPassword || passwords.includes(login.name) })),
    ...others,
  ];
}

// Without `users`, and where it names `default`, the image's own account is made: `admin` on Debian's images.
function userEntries(users: unknown): readonly (string | Members)[] {
  if (users === undefined || users === null) return ["default"];
  if (typeof users === "string") return users.split(",").map((name) => name.trim());
  if (isMembers(users)) {
    return Object.entries(users).map(([name, more]): string | Members => (isMembers(more) ? { name, ...more } : name));
  }
  return asList(users).flatMap((entry): readonly (string | Members)[] =>
    typeof entry === "string" ? entry.split(",").map((name) => name.trim()) : isMembers(entry) ? [entry] : [],
  );
}

function loginOf(entry: string | Members, config: Members): Login {
  if (typeof entry !== "string") return { name: String(entry.name), ...credentialsOf(entry) };
  if (entry !== "default") return { name: entry, keys: [], hasPassword: false };
  const given = isMembers(config.user) ? config.user : {};
  const name = typeof config.user === "string" ? config.user : given.name;
  const own = credentialsOf(given);
  const more = credentialsOf({ ...config, passwd: config.password });
  return {
    name: typeof name === "string" ? name : "default",
    keys: [...own.keys, ...more.keys],
    hasPassword: own.hasPassword || more.hasPassword,
  };
}

function credentialsOf(entry: Members): Pick<Login, "keys" | "hasPassword"> {
  const keys = ["ssh_authorized_keys", "ssh-authorized-keys"].flatMap((key) => asList(entry[key]).map(String));
  const imported = asList(entry.ssh_import_id).map((id) => `imported from ${String(id)}`);
  const passwords = [entry.passwd, entry.plain_text_passwd, entry.hashed_passwd];
  return { keys: [...keys, ...imported], hasPassword: passwords.some(opensSomething) };
}

// `!` and `*` before a hash, and no text at all, are what locked accounts have. crypt(5), shadow(5)
function opensSomething(password: unknown): boolean {
  return typeof password === "number" || (typeof password === "string" && !/^[!*]/.test(password));
}

// `chpasswd: {users: [{name, password, type}]}`, or the older `list` of `name:password`.
function withPasswords(chpasswd: unknown): readonly string[] {
  if (!isMembers(chpasswd)) return [];
  const users = asList(chpasswd.users).flatMap((user) => (isMembers(user) ? [String(user.name)] : []));
  const list = typeof chpasswd.list === "string" ? chpasswd.list.split("\n") : asList(chpasswd.list);
  return [...users, ...list.flatMap((line) => /^\s*([^:\s]+):/.exec(String(line))?.[1] ?? [])];
}
