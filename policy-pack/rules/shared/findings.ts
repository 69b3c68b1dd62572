/** GuardDuty's findings are of high severity from here on. */
const HIGH = 7;

/** Whether an event pattern of EventBridge takes every grave finding of a service. */
export function takesFindings(pattern: string, source: string): boolean {
  const { source: sources, detail = {}, "detail-type": types, ...others } = parsed(pattern);
  const asked = Object.keys(asMembers(detail)).filter((key) => !["severity", "status"].includes(key));
  return (
    Array.isArray(sources) &&
    sources.includes(source) &&
    (types === undefined || (Array.isArray(types) && types.some((type) => /Finding/.test(String(type))))) &&
    asked.length + Object.keys(others).length === 0 &&
    takesGrave(asMembers(detail).severity)
  );
}

// Words as Inspector has them, or numbers as GuardDuty has.
function takesGrave(severity: unknown): boolean {
  if (severity === undefined) return true;
  if (!Array.isArray(severity)) return false;
  const fromWhich = severity.map((one) => asMembers(one).numeric).filter(Array.isArray);
  return (
    ["HIGH", "CRITICAL"].every((word) => severity.includes(word)) ||
    fromWhich.some(([sign, least, ...rest]) => /^>=?$/.test(String(sign)) && Number(least) <= HIGH && rest.length === 0)
  );
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return asMembers(JSON.parse(text));
  } catch {
    return {};
  }
}

function asMembers(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
