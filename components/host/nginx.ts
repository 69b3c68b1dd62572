import type { Application } from "./arguments";
import { blocksOf } from "./blocks";
import { lines, type Part } from "./part";

/** What the web server needs to know. */
export interface WebServer {
  port: number;
  /** The load balancer's blocks: only they may say who the client is. */
  from: string[];
  healthPath: string;
  application?: Application;
  drainSeconds: number;
}

/** nginx, the only program of the host that is reachable: TLS outside, the application on loopback inside. */
export function webServer(server: WebServer): Part {
  return {
    packages: ["nginx", "openssl"],
    files: [
      { path: "/etc/nginx/nginx.conf", content: nginxConfig(server) },
      { path: "/etc/systemd/system/host-certificate.service", content: certificateUnit },
      { path: "/etc/systemd/system/nginx.service.d/hardened.conf", content: nginxUnit(server.drainSeconds) },
    ],
    units: ["nginx.service"],
  };
}

// The whole file rather than a snippet: Debian's own says some of this already, and a second time stops nginx.
function nginxConfig(server: WebServer): string {
  return lines(
    "user www-data;",
    "worker_processes auto;",
    "pid /run/nginx.pid;",
    `worker_shutdown_timeout ${server.drainSeconds}s;`,
    "error_log /var/log/nginx/error.log warn;",
    "events { worker_connections 2048; }",
    "http {",
    ...indent([
      "include /etc/nginx/mime.types;",
      "server_tokens off;",
      // The path without its query, and no headers: both may hold what must not be logged.
      `log_format private '$remote_addr [$time_iso8601] "$request_method $uri" $status $body_bytes_sent $request_time';`,
      "access_log /var/log/nginx/access.log private;",
      "client_max_body_size 16m;",
      "client_body_timeout 15s;",
      "client_header_timeout 15s;",
      ...realAddress(server.from),
      ...tls,
      "server {",
      ...indent([
        `listen ${server.port} ssl default_server;`,
        `listen [::]:${server.port} ssl default_server;`,
        "server_name _;",
        ...securityHeaders,
        ...locations(server),
      ]),
      "}",
    ]),
    "}",
  );
}

function indent(content: string[]): string[] {
  return content.map((line) => `  ${line}`);
}

function realAddress(from: string[]): string[] {
  const { ipv4, ipv6 } = blocksOf("serviceFrom", from);
  return [
    ...[...ipv4, ...ipv6].map((block) => `set_real_ip_from ${block};`),
    "real_ip_header X-Forwarded-For;",
    "real_ip_recursive on;",
  ];
}

// Mozilla's intermediate profile without DHE. The load balancer does not verify the certificate; it is there to encrypt.
const tls = [
  "ssl_certificate /etc/nginx/host.crt;",
  "ssl_certificate_key /etc/nginx/host.key;",
  "ssl_protocols TLSv1.2 TLSv1.3;",
  "ssl_ciphers ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305;",
  "ssl_prefer_server_ciphers on;",
  "ssl_session_tickets off;",
];

const securityHeaders = [
  'add_header Strict-Transport-Security "max-age=63072000; includeSubDomains" always;',
  "add_header X-Content-Type-Options nosniff always;",
  "add_header X-Frame-Options DENY always;",
  "add_header Referrer-Policy strict-origin-when-cross-origin always;",
  'add_header Permissions-Policy "camera=(), geolocation=(), microphone=()" always;',
];

function locations({ healthPath, application }: WebServer): string[] {
  const health = `location = ${healthPath} { access_log off;`;
  if (!application) {
    return [`${health} default_type text/plain; return 200 "ok\\n"; }`, "location / { return 404; }"];
  }
  const pass = `proxy_pass http://127.0.0.1:${application.port}; }`;
  return [
    "proxy_http_version 1.1;",
    'proxy_set_header Connection "";',
    "proxy_set_header Host $host;",
    "proxy_set_header X-Forwarded-For $remote_addr;",
    "proxy_set_header X-Forwarded-Proto https;",
    // A client must not speak to the application through a header that some CGI libraries take for a setting (httpoxy).
    'proxy_set_header Proxy "";',
    "proxy_hide_header X-Powered-By;",
    "proxy_connect_timeout 5s;",
    `${health} ${pass}`,
    "location ~ /\\.(?!well-known/) { return 404; }",
    `location / { ${pass}`,
  ];
}

// An own certificate for the way from the load balancer to this host; its key is made here and never leaves.
const certificateUnit = lines(
  "[Unit]",
  "Description=Make the certificate of this host",
  "ConditionPathExists=!/etc/nginx/host.crt",
  "",
  "[Service]",
  "Type=oneshot",
  "UMask=0077",
  "ExecStart=/usr/bin/openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 825 -subj /CN=%H " +
    "-keyout /etc/nginx/host.key -out /etc/nginx/host.crt",
);

// Without its firewall the web server does not start. Debian's unit gives open requests five seconds; here they get the drain time.
function nginxUnit(drainSeconds: number): string {
  return lines(
    "[Unit]",
    "Requires=host-certificate.service nftables.service",
    "After=host-certificate.service nftables.service",
    "",
    "[Service]",
    "ExecStop=",
    `ExecStop=-/sbin/start-stop-daemon --quiet --stop --retry QUIT/${drainSeconds} --pidfile /run/nginx.pid`,
    `TimeoutStopSec=${drainSeconds + 10}`,
    "Restart=on-failure",
    "NoNewPrivileges=yes",
    "PrivateTmp=yes",
    "ProtectHome=yes",
    "ProtectSystem=full",
    "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
  );
}
