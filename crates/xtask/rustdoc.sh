#!/bin/sh
# Stands for rustdoc while documentation tests run, and reads the documentation besides, as `cargo doc` would, with
# what the tests compiled: `cargo doc` itself checks every dependency once more, which takes longer than the lints.
set -eu
case " $* " in
  *' --test '*) rustdoc "$@" ;;
  *) exec rustdoc "$@" ;;
esac

skip=false
for argument; do
  shift
  if $skip; then
    skip=false
    continue
  fi
  case $argument in
    --test) ;;
    --test-run-directory) skip=true ;;
    *) set -- "$@" "$argument" ;;
  esac
done
exec rustdoc "$@" --out-dir "${CARGO_TARGET_DIR:-target}/doc"
