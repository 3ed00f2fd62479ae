#!/usr/bin/env bash
# Print the path of a Chromium or Chrome on this machine. With --install, try to install one where that needs no question
# (Debian or Ubuntu, as root), and otherwise say loudly what will be skipped. Never fails.
set -u

find_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
        command -v "$name" && return 0
    done
    local app="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    [ -x "$app" ] && echo "$app"
}

find_browser && exit 0
[ "${1:-}" = "--install" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "no browser found; installing chromium with apt-get" >&2
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    find_browser && exit 0
fi
{
    echo "***********************************************************************************"
    echo "* NO BROWSER: the tests that drive the report in Chromium will be SKIPPED.        *"
    echo "* Install chromium or google-chrome so that it is on PATH, and run this again.    *"
    echo "***********************************************************************************"
} >&2
exit 0
