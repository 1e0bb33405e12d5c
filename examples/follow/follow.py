"""Follows how figures change with Python's standard library, and goes on where it was when it is started again.

    python3 examples/follow/follow.py [FILE]

FILE keeps the last id that came (./follow-py.position when absent). LEDGER_URL (http://127.0.0.1:8080) and, where reads
are not open, LEDGER_KEY.
"""

import http.client
import json
import os
import pathlib
import sys
import time
import urllib.error
import urllib.request

PAUSE_SECONDS = 2
# The ledger says something every 15 seconds; a connection that is silent for longer is gone.
SILENCE_SECONDS = 60

url = os.environ.get("LEDGER_URL", "http://127.0.0.1:8080").rstrip("/")
key = os.environ.get("LEDGER_KEY")
position_file = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "follow-py.position")


def blocks(response):
    """Gives (id, data) of each block; data is None where a block only moves the position."""
    sequence, data = None, None
    for raw in response:
        line = raw.decode("utf-8").rstrip("\r\n")
        if line.startswith("id: "):
            sequence = int(line[4:])
        elif line.startswith("data: "):
            data = line[6:]
        elif line == "":
            if sequence is not None:
                yield sequence, data
            sequence, data = None, None


def follow(after):
    headers = {"Last-Event-ID": str(after)}
    if key:
        headers["Authorization"] = "Bearer " + key
    request = urllib.request.Request(url + "/v1/changes/stream", headers=headers)
    with urllib.request.urlopen(request, timeout=SILENCE_SECONDS) as response:
        for sequence, data in blocks(response):
            if data is not None:
                show(sequence, json.loads(data))
            # First act on it, then remember it: a crash between repeats one and loses none.
            remember(sequence)
            after = sequence
    return after


def remember(sequence):
    """A crash leaves the old position or the new one, and never half of one."""
    new = position_file.with_name(position_file.name + ".new")
    new.write_text(str(sequence))
    new.replace(position_file)


def show(sequence, change):
    print(sequence, change["measure"], change["direction"], json.dumps(change.get("figure")), flush=True)


def main():
    while True:
        after = int(position_file.read_text()) if position_file.exists() else 0
        try:
            follow(after)
        except urllib.error.HTTPError as error:
            if error.code < 500:
                sys.exit(f"{url} answered {error.code}: {error.read().decode('utf-8')}")
            print(f"not now: {error.code}", file=sys.stderr)
        except (OSError, http.client.HTTPException) as error:
            print(f"cut off: {error}", file=sys.stderr)
        time.sleep(PAUSE_SECONDS)


try:
    main()
except KeyboardInterrupt:
    pass
