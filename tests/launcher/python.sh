#!/bin/sh
# Stands for Python in the launcher's tests: answers its probe, makes a venv of itself, notes what pip is asked for.
# FAKE_LOG takes the notes. FAKE_STATE: ok, old, bare or broken. FAKE_SLOW_S: how long a venv takes. FAKE_PIP_FAILS: so it does.
case "$*" in
    *flock*) exec "$REAL_PYTHON" "$@" ;;
    *ensurepip*)
        [ "${FAKE_STATE:-ok}" != broken ] || exit 127
        printf '3.14 %s %s\n' "${FAKE_STATE:-ok}" "$0"
        ;;
    *"-m venv"*)
        echo "venv by ${0##*/}" >>"$FAKE_LOG"
        sleep "${FAKE_SLOW_S:-0}"
        mkdir -p "$4/bin"
        cp "$0" "$4/bin/python"
        ;;
    *"-m pip"*)
        for last in "$@"; do :; done
        echo "pip ${last##*/}" >>"$FAKE_LOG"
        [ -z "${FAKE_PIP_FAILS:-}" ] || { echo "No matching distribution" && exit 1; }
        ;;
    *"-m impasto"*)
        shift 3
        printf 'impasto:'
        printf ' [%s]' "$@"
        printf ' %s %s\n' "$MALLOC_TRIM_THRESHOLD_" "$MALLOC_MMAP_THRESHOLD_"
        ;;
    *) exit 64 ;;
esac
