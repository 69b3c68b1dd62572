import type { Domain } from "./args";

const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const hostname = new RegExp(`^(${label}\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$`);

/** ACM's quota of names in a certificate, unless it is raised. */
const MOST_NAMES = 10;
/** The first name is the certificate's common name, which is at most this long. */
const LONGEST_FIRST_NAME = 64;

/** Every name that the service has, the main one first. */
export function namesOf({ name, alternativeNames = [] }: Domain): string[] {
  return [name, ...alternativeNames];
}

/** The names without their wildcards, each once: `*.example.org` is validated where `example.org` is. */
export function baseNamesOf(domain: Domain): string[] {
  return [...new Set(namesOf(domain).map(baseOf))];
}

export function baseOf(name: string): string {
  return name.replace(/^\*\./, "");
}

/** @throws where a name is none, repeated or too long, or there are too many. */
export function checkDomain(domain: Domain): void {
  const names = namesOf(domain);
  const [first = "", ...others] = names;
  if (!hostname.test(first) || first.length > LONGEST_FIRST_NAME) {
    throw new Error(
      `domain.name: received "${first}"; accepted is a name in lower case, such as app.example.org, ` +
        `of at most ${LONGEST_FIRST_NAME} characters`,
    );
  }
  for (const [index, name] of others.entries()) {
    if (!hostname.test(baseOf(name)) || name.length > 253 || names.indexOf(name) !== index + 1) {
      throw new Error(
        `domain.alternativeNames: received "${name}"; accepted are names such as www.example.org or *.example.org, each once`,
      );
    }
  }
  if (names.length > MOST_NAMES) {
    throw new Error(`domain.alternativeNames: received ${others.length}; accepted are at most ${MOST_NAMES - 1}`);
  }
  const authority = (domain.certificateAuthorities ?? []).find((each) => !hostname.test(each));
  if (authority !== undefined || domain.certificateAuthorities?.length === 0) {
    throw new Error(
      `domain.certificateAuthorities: received ${authority === undefined ? "none" : `"${authority}"`}; ` +
        "accepted are authorities as CAA names them, such as amazon.com",
    );
  }
}
