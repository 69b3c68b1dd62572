import fc from "fast-check";
import { webUserData, type WebHost } from "../../../components/host";
import { anyWeb, fileOf, fullWeb, read, run, tool, web } from "./hosts";

const nginxOf = (host: WebHost) => fileOf(webUserData(host), "/etc/nginx/nginx.conf");
const occurrences = (text: string, part: string) => text.split(part).length - 1;
const nginx = tool("nginx", { root: true });
const openssl = tool("openssl");

/** nginx's own verdict, with a certificate made by the command that the host uses. */
function check(host: WebHost, change = (config: string) => config) {
  const unit = fileOf(webUserData(host), "/etc/systemd/system/host-certificate.service");
  const make = /^ExecStart=(.*)$/m.exec(unit)![1]!.replaceAll("%H", "web-1").replaceAll("/etc/nginx/", "@here@/");
  const config = change(nginxOf(host))
    .replaceAll("/etc/nginx/host", "@here@/host")
    .replaceAll(/\/(run|var\/log\/nginx)\//g, "@here@/");
  return run("sh", ["-c", `${make} && exec ${nginx} -t -c @here@/nginx.conf`], { "nginx.conf": config });
}

describe("the web server", () => {
  it("is the whole configuration, so that nothing of the image's stays in it", () => {
    const config = nginxOf(web);
    expect(occurrences(config, "server_tokens off;")).toBe(1);
    expect(config).not.toMatch(/sites-enabled|conf\.d|modules-enabled/);
    expect(occurrences(config, "server {")).toBe(1);
    expect(config.match(/listen .*/g)).toEqual([
      "listen 8443 ssl default_server;",
      "listen [::]:8443 ssl default_server;",
    ]);
  });

  it("speaks TLS 1.2 and 1.3 with authenticated ciphers, and no plain HTTP", () => {
    const config = nginxOf(fullWeb);
    expect(config).toContain("ssl_protocols TLSv1.2 TLSv1.3;");
    const ciphers = /ssl_ciphers (.*);/.exec(config)![1]!.split(":");
    expect(ciphers.every((name) => /^ECDHE-ECDSA-(AES(128|256)-GCM|CHACHA20-POLY1305)/.test(name))).toBe(true);
    expect(config.match(/listen /g)).toHaveLength(2);
    expect(config.match(/listen .* ssl /g)).toHaveLength(2);
  });

  it("hands requests to the application on loopback and asks it for its health", () => {
    const config = nginxOf({ ...fullWeb, healthPath: "/ready" });
    expect(config.match(/proxy_pass [^;]*/g)).toEqual([
      "proxy_pass http://127.0.0.1:8080",
      "proxy_pass http://127.0.0.1:8080",
    ]);
    expect(config).toContain("location = /ready { access_log off; proxy_pass");
  });

  it("answers the health path itself without an application, and 404 to everything else", () => {
    const config = nginxOf(web);
    expect(config).not.toContain("proxy_pass");
    expect(config).toContain("location / { return 404; }");
    expect(config).toMatch(/location = \/health \{ .*return 200 "ok\\n"; \}/);
  });

  it("believes only the load balancer about who the client is", () => {
    expect(nginxOf(web).match(/set_real_ip_from .*/g)).toEqual([
      "set_real_ip_from 10.0.0.0/20;",
      "set_real_ip_from 10.0.16.0/20;",
    ]);
  });

  it("logs neither query strings nor headers", () => {
    const format = /log_format private (.*);/.exec(nginxOf(fullWeb))![1];
    expect(format).not.toMatch(/\$request\b|request_uri|args|query|http_|cookie|authorization/);
    expect(nginxOf(fullWeb)).toContain("access_log /var/log/nginx/access.log private;");
  });

  const headers = [
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Permissions-Policy",
  ];
  it.each(headers)("sends %s with every answer, errors too", (header) => {
    expect(nginxOf(web)).toMatch(new RegExp(`add_header ${header} .* always;`));
  });

  it("finishes open requests within the drain time when the host stops", () => {
    const host = { ...web, drainSeconds: 90 };
    const unit = fileOf(webUserData(host), "/etc/systemd/system/nginx.service.d/hardened.conf");
    expect(nginxOf(host)).toContain("worker_shutdown_timeout 90s;");
    expect(unit).toContain("ExecStop=\nExecStop=-/sbin/start-stop-daemon --quiet --stop --retry QUIT/90 ");
    expect(unit).toContain("TimeoutStopSec=100\n");
  });

  it("does not start without its firewall and its certificate", () => {
    const unit = fileOf(webUserData(web), "/etc/systemd/system/nginx.service.d/hardened.conf");
    expect(unit).toContain("Requires=host-certificate.service nftables.service\n");
    expect(unit).toContain("After=host-certificate.service nftables.service\n");
  });

  (nginx && openssl ? it : it.skip)("is accepted by nginx for any host, and a broken one is not", () => {
    fc.assert(
      fc.property(anyWeb, (host) => {
        const { status, output } = check(host);
        expect([status, status ? output : ""]).toEqual([0, ""]);
      }),
      { numRuns: 8 },
    );
    expect(
      check(web, (config) => config.replace("server_tokens off;", "server_tokens off; server_tokens off;")).status,
    ).not.toBe(0);
  });
});

describe("the application", () => {
  const unitOf = (command: string[]) =>
    fileOf(webUserData({ ...web, application: { port: 8080, command } }), "/etc/systemd/system/application.service");

  it("runs as a user of its own that may write nothing else", () => {
    const unit = unitOf(["/usr/bin/node", "/srv/app/server.js"]);
    expect(unit).toContain('ExecStart="/usr/bin/node" "/srv/app/server.js"\nEnvironment=PORT=8080\n');
    for (const setting of [
      "DynamicUser=yes",
      "ProtectSystem=strict",
      "NoNewPrivileges=yes",
      "CapabilityBoundingSet=",
    ]) {
      expect(unit).toContain(`\n${setting}\n`);
    }
  });

  it("gets its arguments as they are: systemd expands nothing in them", () => {
    expect(unitOf(["/bin/echo", 'a "b" \\c', "100%", "$HOME"])).toContain(
      'ExecStart="/bin/echo" "a \\"b\\" \\\\c" "100%%" "$$HOME"\n',
    );
  });

  it("is left to the image without a command, and its packages are installed all the same", () => {
    const config = read(webUserData({ ...web, application: { port: 8080, packages: ["php-fpm"] } }));
    expect(config.write_files.map((file) => file.path)).not.toContain("/etc/systemd/system/application.service");
    expect(config.packages).toContain("php-fpm");
  });
});
