#!/bin/sh
# Our Slack adapter against a Slack that somebody else wrote (npm local-slack, MIT), in a network of its own.
cd "$(dirname "$0")/../../.." || exit 1
skip() { echo "SKIPPED: the check against local-slack did not run: $1" >&2; exit 0; }
[ "$(uname -sm)" = 'Linux x86_64' ] || skip 'it has a program for Linux on x86_64 only'
unshare -rn true 2>/dev/null || skip 'this machine allows no network namespaces'
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
npm install --no-save --no-package-lock --ignore-scripts --silent --prefix "$folder" local-slack-linux-x64@0.1.8 || skip 'the registry did not give it'
unshare -rn sh -c 'ip link set lo up && exec node test/adapters/slack/local-slack.ts "$1"' sh "$folder/node_modules/local-slack-linux-x64/bin/local-slack"
