#!/usr/bin/env bash
# Follows how figures change with nothing but bash and curl, and goes on where it was when it is started again.
#
#   bash examples/follow/follow.sh [FILE]
#
# FILE keeps the last id that came (./follow-sh.position when absent). LEDGER_URL (http://127.0.0.1:8080) and, where
# reads are not open, LEDGER_KEY.
set -uo pipefail

position_file=${1:-follow-sh.position}
url=${LEDGER_URL:-http://127.0.0.1:8080}

trap 'exit 0' INT TERM
while true; do
  headers=(-H "Last-Event-ID: $(cat "$position_file" 2>/dev/null || echo 0)")
  if [ -n "${LEDGER_KEY:-}" ]; then headers+=(-H "Authorization: Bearer $LEDGER_KEY"); fi
  id=''
  data=''
  while IFS= read -r line; do
    case $line in
      'id: '*) id=${line#id: } ;;
      'data: '*) data=${line#data: } ;;
      '')
        # A blank line ends a block. First act on it, then remember it: a crash between repeats one and loses none.
        if [ -n "$data" ]; then printf '%s %s\n' "$id" "$data"; fi
        # A rename leaves the old position or the new one, and never half of one.
        if [ -n "$id" ]; then printf '%s\n' "$id" > "$position_file.new" && mv "$position_file.new" "$position_file"; fi
        id=''
        data=''
        ;;
    esac
  done < <(curl --silent --show-error --fail --no-buffer "${headers[@]}" "$url/v1/changes/stream")
  sleep 2 &
  wait $!
done
