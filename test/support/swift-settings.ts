type Place = { readonly folder: string; readonly user: string };

/** How Swift is to run here: one node, one copy of everything, requests signed as S3 wants them. */
export const swiftSettings = `[swift-hash]
swift_hash_path_suffix = koekura
swift_hash_path_prefix = koekura
[storage-policy:0]
name = Policy-0
default = yes
`;

const common = ({ folder, user }: Place, port: number) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
user = ${user}
swift_dir = ${folder}/conf
devices = ${folder}/srv
mount_check = false
workers = 0
log_level = WARNING
`;

const filters = ['catch_errors', 'gatekeeper', 'healthcheck', 'listing_formats', 'copy', 'slo', 'dlo', 'symlink'];
const filterSettings = filters.map((name) => `[filter:${name}]\nuse = egg:swift#${name}\n`).join('');

export const serverSettings = {
  storage: (place: Place, name: string, port: number) => `${common(place, port)}[pipeline:main]
pipeline = ${name}-server
[app:${name}-server]
use = egg:swift#${name}
`,
  proxy: (place: Place, port: number, memcache: number) => `${common(place, port)}[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck proxy-logging cache listing_formats bulk s3api tempauth copy slo dlo symlink versioned_writes proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
${filterSettings}[filter:proxy-logging]
use = egg:swift#proxy_logging
[filter:bulk]
use = egg:swift#bulk
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${memcache}
[filter:s3api]
use = egg:swift#s3api
location = ap-northeast-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_object_versioning = true
`,
};
