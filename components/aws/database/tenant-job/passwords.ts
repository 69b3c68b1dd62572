import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

/** 256 random bits as 43 letters, digits, `-` and `_`: nothing that a connection string would have to escape. */
export function newPassword(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * What PostgreSQL stores of a password. Sent in place of the password, which therefore reaches neither the server nor
 * its statement and audit logs. https://www.postgresql.org/docs/17/catalog-pg-authid.html, RFC 5803.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16), iterations = 4096): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const clientKey = hmac(salted, "Client Key");
  const storedKey = createHash("sha256").update(clientKey).digest("base64");
  const serverKey = hmac(salted, "Server Key").toString("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}

/**
 * What `mysql_native_password`, the default of Aurora MySQL 3, stores of a password; sent in its place for the same
 * reason. Two rounds of SHA-1 would not protect a guessable password, but nobody guesses 256 random bits.
 * https://dev.mysql.com/doc/refman/8.0/en/native-pluggable-authentication.html
 */
export function nativeHash(password: string): string {
  const once = createHash("sha1").update(password).digest();
  return "*" + createHash("sha1").update(once).digest("hex").toUpperCase();
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
