#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Gets Debian or Ubuntu ready: installs the packages of packages.txt that are missing, and Python is
# looked at. Where all is there, nothing is changed and no password asked for.
#
#   sh installer/linux/ready.sh          to set the program up from its source, and run it
#   sh installer/linux/ready.sh tests    to run the tests as well
set -eu
list=$(dirname "$0")/packages.txt

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

wanted() { # the packages for these uses
    awk -v uses=" $* " 'index(uses, " " $2 " ") { print $1 }' "$list"
}

installed() { # their names, and what they provide: newer systems have some under a new name
    # shellcheck disable=SC2016 # these are dpkg's own
    dpkg-query -W -f '${db:Status-Status} ${Architecture} ${Package}, ${Provides}\n' |
        grep -E "^installed ($(dpkg --print-architecture)|all) " |
        cut -d ' ' -f 3- | tr ',' '\n' | sed 's/(.*//; s/ //g'
}

missing() { # of the packages for these uses, those that are not installed
    there=" $(installed | grep -xF "$(wanted "$@")" | tr '\n' ' ') "
    for one in $(wanted "$@"); do
        case $there in *" $one "*) ;; *) printf ' %s' "$one" ;; esac
    done
}

install() { # these packages; if it cannot be done, $why says why
    if [ "$(id -u)" = 0 ]; then
        before=
    elif ! command -v sudo > /dev/null; then
        why="there is no sudo here. Let whoever is root run: apt-get install -y"
        return
    else
        before=sudo
        echo "sudo may ask for your password now."
        if ! sudo true; then
            why="sudo did not let you. Let whoever is root run: apt-get install -y"
            return
        fi
    fi
    $before apt-get update -qq > /dev/null 2>&1 || true # the lists that there are may do
    # shellcheck disable=SC2086 # $before is one word or none
    said=$($before env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" 2>&1 > /dev/null) ||
        why="apt-get could not get them ($(printf '%s' "$said" | tail -n 1)). Is there a network? Try again, for:"
}

new_enough() { # is Python, if there is one?
    ! command -v python3 > /dev/null ||
        python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "Överblick needs Python 3.11 or later, and this is $(python3 --version). Debian 12, Ubuntu 24.04 and anything later have it."
}

new_enough
if command -v dpkg-query > /dev/null; then
    lacking=$(missing program source)
    besides=$([ "${1-}" != tests ] || missing tests)
    why=
    if [ -n "$lacking$besides" ]; then
        echo "Packages of the system are missing, and are installed now:$lacking$besides"
        # shellcheck disable=SC2086 # one word a package
        install $lacking $besides
    fi
    if [ -n "$why" ]; then
        lacking=$(missing program source)
        [ -z "$lacking" ] || stop "The program needs packages of the system that are missing, and $why$lacking"
        echo "Going on without, since $why$besides"
        echo "Tests that need them are left out or fail, and say so."
    fi
else
    echo "This is neither Debian nor Ubuntu, so nothing is installed. Another Linux needs what corresponds to:"
    wanted program
fi
new_enough
python3 -c 'import ensurepip, venv' 2> /dev/null ||
    stop "There is no Python 3.11 or later here that can make an environment (python3 -m venv)."
