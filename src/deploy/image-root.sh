#!/bin/sh
# image-root.sh FOLDER: puts into it what an image without a system has to have: Node, its libraries, certificates, a user; and
# beside it, in FOLDER-data, what becomes the volume, which that user owns.
set -eu
root=$1
node=$(command -v node)

# Copies a file to where it lies on this machine, whatever links lead to it.
take() {
  mkdir -p "$root$(dirname "$1")"
  cp -L "$1" "$root$1"
}

mkdir -p "$root-data" "$root/etc" "$root/usr/local/bin"
mkdir -m 1777 "$root/tmp"
cp -L "$node" "$root/usr/local/bin/node"
ldd "$node" | grep -o '/[^ ]*' | while read -r library; do take "$library"; done
# Node brings its own; these are for NODE_USE_SYSTEM_CA and NODE_EXTRA_CA_CERTS.
if [ -f /etc/ssl/certs/ca-certificates.crt ]; then take /etc/ssl/certs/ca-certificates.crt; fi
echo 'paperboy:x:10001:10001::/data:/sbin/nologin' > "$root/etc/passwd"
echo 'paperboy:x:10001:' > "$root/etc/group"
