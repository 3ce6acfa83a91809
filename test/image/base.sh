#!/bin/sh
# base.sh NAME: makes the image NAME of Debian, this machine's Node 24 and its npm, where no registry gives node:24-slim.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
debootstrap --variant=minbase --include=ca-certificates bookworm "$folder/root" > "$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
cp -L "$(command -v node)" "$folder/root/usr/local/bin/node"
mkdir -p "$folder/root/usr/local/lib/node_modules"
cp -r "$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")" "$folder/root/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$folder/root/usr/local/bin/npm"
# Whom this machine trusts, where its registry is behind somebody's own certificate.
cp -L /etc/ssl/certs/ca-certificates.crt "$folder/root/etc/ssl/certs/ca-certificates.crt"
base=$(buildah from scratch)
buildah add --quiet "$base" "$folder/root" /
buildah config --env PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin \
  --env NPM_CONFIG_CAFILE=/etc/ssl/certs/ca-certificates.crt "$base"
buildah commit --quiet "$base" "$1"
buildah rm "$base" > /dev/null
