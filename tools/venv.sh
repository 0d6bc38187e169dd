#!/bin/sh
# Makes an empty .venv with the first Python that is new enough.
set -eu

for python in python3 python3.14 python3.13 python3.12 python3.11 ""; do
    if [ -z "$python" ]; then
        echo "Evenstride needs Python 3.11 or newer, and none was found on this machine." >&2
        echo "Install it (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python)." >&2
        exit 1
    fi
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "Python $version is here, but its venv module is not complete." >&2
    echo "Install it (Debian, Ubuntu: apt-get install python$version-venv), then run make again." >&2
    exit 1
fi

echo "Setting up .venv with $("$python" --version)"
rm -rf .venv
"$python" -m venv .venv || { rm -rf .venv; exit 1; }
