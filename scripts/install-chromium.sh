#!/usr/bin/env bash
# Installs the browser that the tests in test/browser use, on Debian and Ubuntu. Needs root.
set -euo pipefail
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
chromium --version
