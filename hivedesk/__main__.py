"""The command line: ``hivedesk``, ``hivedesk demo [--county] [--out DIR]``, ``hivedesk check FILE... [--json]``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from hivedesk import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run HiveDesk; the exit status."""
    chosen = _parser().parse_args(arguments)
    # each way in loads only what it needs: the check works without Qt, the window starts without the checks
    if chosen.command == "check":
        return _check(chosen.files, as_json=chosen.json)
    from hivedesk import app

    if chosen.command == "demo" and chosen.out is not None:
        status = app.write_demonstration(chosen.out, county=chosen.county)
        print(f"{len(list(chosen.out.iterdir()))} files in {chosen.out}")
        return status
    return app.run(demonstration=chosen.command == "demo", county=chosen.command == "demo" and chosen.county)


def _check(files: Sequence[Path], *, as_json: bool) -> int:
    from hivedesk.casework.check_file import check_file
    from hivedesk.foundation.clock import SystemClock, today

    found = [check_file(path, today(SystemClock())) for path in files]
    if as_json:
        facts = [check.facts for check in found]
        print(json.dumps(facts if len(facts) > 1 else facts[0], ensure_ascii=False, indent=1))
    else:
        for path, check in zip(files, found, strict=True):
            print(f"{path}: {'sound' if check.ok else 'not sound'}")
            print("".join(f"  {sentence}\n" for sentence in check.sentences if sentence), end="")
    return 0 if all(check.ok for check in found) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hivedesk", description="The desk tool of a Hive Carer Support Worker.")
    parser.add_argument("--version", action="version", version=f"HiveDesk {__version__}")
    commands = parser.add_subparsers(dest="command")
    demo = commands.add_parser("demo", help="open the demonstration Hive: everybody in it is made up")
    demo.add_argument(
        "--out", type=Path, metavar="DIR", help="no window: write every screen and every document into DIR"
    )
    demo.add_argument(
        "--county", action="store_true", help="the desk of the fostering service: 23 made-up Hives and a year of months"
    )
    check = commands.add_parser("check", help="say what HiveDesk makes of a file, without names")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true", help="for programmes")
    return parser


if __name__ == "__main__":
    sys.exit(main())
