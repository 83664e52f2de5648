"""`python -m wizard`: the same as the command `notice-wizard`."""

from wizard.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
