#!/bin/sh
# Installs the system libraries that the app needs and that are missing, where that is allowed;
# elsewhere prints the one line that does it.
set -eu
[ "$(uname -s)" = Linux ] || exit 0
command -v dpkg-query >/dev/null 2>&1 || { echo "Not Debian or Ubuntu: install Qt 6's X11 and EGL libraries yourself."; exit 0; }

PACKAGES="python3-venv libegl1 libgl1 libglx0 libopengl0 libfontconfig1 libfreetype6 libdbus-1-3 libglib2.0-0
libxkbcommon0 libx11-6 libxcb1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 ca-certificates"

missing=""
for package in $PACKAGES; do
  # Debian 13 and Ubuntu 24.04 renamed some libraries with the suffix t64.
  if ! dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'ok installed'; then
    [ "$package" = python3-venv ] && "${PYTHON:-python3}" -c 'import ensurepip' 2>/dev/null && continue
    missing="$missing $package"
  fi
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo"; else
  echo "Some system libraries are missing. Install them, then run make again:"
  echo "  sudo apt-get install -y$missing"
  exit 1
fi
echo "Installing system libraries:$missing"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
