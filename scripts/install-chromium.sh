#!/usr/bin/env bash
# Installs the browser that the tests in test/browser use, on Debian and Ubuntu. Needs root.
set -euo pipefail
apt-get update -qq
# The one without windows does the same in half the time; not every release has it.
for package in chromium-headless-shell chromium; do
  if DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package"; then
    "$package" --version
    exit 0
  fi
done
exit 1
